import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TadaDocumentNode } from "gql.tada";

import { AskError, askPartly } from "../api/ask";
import { useSettled } from "../around/settled";
import { useWords } from "../words";
import { useOpenMap } from "../map/context";

/** The answer of one of the documents in `query.ts`: the map stands under whichever root was asked. */
interface MapAnswer<Parts> {
  opportunity?: { contactMap: Parts } | null;
  customer?: { contactMap: Parts } | null;
}

interface AskedMap {
  uid: string;
  deal: boolean;
  language: "EN" | "ZH";
  asOf: string | null;
}

export interface Insight<Parts> {
  parts: Parts;
  /** What could not be computed; its fields are null in `parts`. */
  errors: AskError[];
}

// Ten quick edits are one question.
const SETTLE_MS = 600;

/** What the server computed about the open map as it is saved; it follows edits, a moment after the last of them.
 *
 * `isOld` while what is shown is of the state before an edit; `isAsked` unless edits wait to be saved first.
 */
export function useInsight<Parts, Extra extends object>(
  name: string,
  document: TadaDocumentNode<MapAnswer<Parts>, AskedMap & Extra>,
  extra: Extra,
  options: { enabled?: boolean } = {},
) {
  const { asked } = useWords();
  const { map, shown, asOf } = useOpenMap();
  const saved = shown.saving.state === "saved";
  const state = `${map.mapRevision} ${map.organisationRevision}`;
  const settled = useSettled(state, SETTLE_MS);
  const query = useQuery({
    queryKey: ["insights", map.uid, name, asked, settled, asOf, extra],
    queryFn: async ({ signal }): Promise<Insight<Parts>> => {
      const variables = { uid: map.uid, deal: map.kind === "OPPORTUNITY", language: asked, asOf, ...extra };
      const { data, errors } = await askPartly(document, variables, signal);
      const parts = (data.opportunity ?? data.customer)?.contactMap;
      if (!parts) throw errors[0] ?? new AskError("refused", "", { code: "NOT_FOUND" });
      return { parts, errors };
    },
    enabled: saved && settled === state && (options.enabled ?? true),
    placeholderData: keepPreviousData,
  });
  return { ...query, isAsked: saved, isOld: query.data !== undefined && (!saved || settled !== state || query.isPlaceholderData) };
}
