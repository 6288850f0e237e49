import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { Refused } from "../around/writing";
import { useWords } from "../words";
import { collisions, type DealField } from "./collisions";
import { dealKey, readDeal, UpdateDeal, type DealChange, type DealRecord } from "./record";

/** Two changed the same of a deal: what it was, what they made of it, and what I want. */
export interface DealClash {
  fields: DealField[];
  before: DealRecord;
  theirs: DealRecord;
  mine: DealChange;
}

const TRIES = 3;

/** Changes a deal where it stands. What others changed besides is kept; what both changed waits for a choice. */
export function useDealEdit(deal: DealRecord) {
  const queries = useQueryClient();
  const { asked: language } = useWords();
  const [clash, setClash] = useState<DealClash | null>(null);
  const key = dealKey(deal.uid, language);

  async function write(change: DealChange): Promise<void> {
    let seen = queries.getQueryData<DealRecord>(key) ?? deal;
    for (let tries = 0; tries < TRIES; tries++) {
      const input = { uid: deal.uid, version: seen.version, ...change };
      const { updateOpportunity: answer } = await ask(UpdateDeal, { input, language });
      if (answer.__typename === "OpportunityWritten") {
        queries.setQueryData(key, answer.opportunity);
        return;
      }
      if (answer.__typename !== "StaleVersion") throw new Refused(answer.message);
      const theirs = await readDeal(deal.uid, language);
      if (!theirs) throw new Refused(answer.message);
      queries.setQueryData(key, theirs);
      const fields = collisions(seen, theirs, change);
      if (fields.length > 0) {
        setClash({ fields, before: seen, theirs, mine: change });
        return;
      }
      seen = theirs;
    }
  }

  const writing = useMutation({
    mutationFn: write,
    // One after the other, each on the version that the one before made.
    scope: { id: `deal ${deal.uid}` },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["around", "deals"] });
      void queries.invalidateQueries({ queryKey: ["around", "standing", deal.uid] });
    },
  });
  return {
    change: (change: DealChange) => writing.mutate(change),
    error: writing.error,
    saving: writing.isPending,
    clash,
    keepTheirs: () => setClash(null),
    writeMine: () => {
      if (clash) writing.mutate(clash.mine);
      setClash(null);
    },
  };
}
