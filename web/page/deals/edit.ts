import { ask } from "../api/ask";
import { useRecordEdit } from "../around/edit";
import { useWords } from "../words";
import { dealKey, readDeal, UpdateDeal, type DealChange, type DealRecord } from "./record";

/** Changes a deal where it stands. */
export function useDealEdit(deal: DealRecord) {
  const { asked: language } = useWords();
  return useRecordEdit<DealRecord, DealChange>({
    href: `/opportunities/${deal.uid}`,
    key: dealKey(deal.uid, language),
    facts: deal,
    write: async (change, { version }) => {
      const { amount, ...rest } = change;
      const input = { uid: deal.uid, version, ...rest, ...(amount === undefined ? {} : { amount: amount && moneyOf(amount) }) };
      const { updateOpportunity: answer } = await ask(UpdateDeal, { input, language });
      return answer.__typename === "OpportunityWritten" ? { facts: answer.opportunity } : answer;
    },
    read: () => readDeal(deal.uid, language),
    outdates: [["around", "deals"], ["around", "standing", deal.uid]],
  });
}

function moneyOf({ amount, currency }: NonNullable<DealRecord["amount"]>) {
  return { amount, currency };
}
