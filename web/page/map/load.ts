import { ask, AskError } from "../api/ask";
import type { Language } from "../words/language";
import { CustomerMap, OpportunityMap, type ContactMap } from "./query";

export interface MapAddress {
  kind: "CUSTOMER" | "OPPORTUNITY";
  uid: string;
}

/** A map and whose it is; `mayChange` is today's, whatever moment was asked for. */
export interface Loaded {
  map: ContactMap;
  title: string;
  mayChange: boolean;
  customer: { uid: string; name: string };
}

/** The map as it is, or as it was at a moment. Throws `AskError`; its code is NOT_FOUND for what is not there. */
export async function load(address: MapAddress, language: Language, asOf: string | null, signal?: AbortSignal): Promise<Loaded> {
  const variables = { uid: address.uid, asOf, language: language === "zh" ? ("ZH" as const) : ("EN" as const) };
  if (address.kind === "OPPORTUNITY") {
    const { opportunity } = await ask(OpportunityMap, variables, signal);
    if (!opportunity) throw new AskError("refused", "", { code: "NOT_FOUND" });
    return { map: opportunity.contactMap, title: opportunity.name, mayChange: opportunity.mayChange, customer: opportunity.customer };
  }
  const { customer } = await ask(CustomerMap, variables, signal);
  if (!customer) throw new AskError("refused", "", { code: "NOT_FOUND" });
  return { map: customer.contactMap, title: customer.name, mayChange: customer.mayChange, customer };
}

/** Under which name a map that is asked for before the page runs is found. */
export function earlyMap(address: MapAddress, language: Language): string {
  return `map ${address.kind} ${address.uid} ${language}`;
}
