import { useMutation, useQueryClient } from "@tanstack/react-query";

import { NotWritten } from "../around/block";
import { Refused, type Outcome } from "../around/writing";

/** Runs one change after another, reads anew what it may have changed, and says what was refused. */
export function useWriting(...reads: string[]) {
  const queries = useQueryClient();
  const writing = useMutation<Outcome, Error, () => Promise<Outcome>>({
    mutationFn: async (send) => {
      const answer = await send();
      if (answer.message !== undefined) throw new Refused(answer.message);
      await Promise.all([...reads, "vocabulary"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      return answer;
    },
  });

  /** What was answered; null when nothing was written, which `said` then says. */
  async function write<Answer extends Outcome>(send: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return (await writing.mutateAsync(send)) as Answer;
    } catch {
      return null;
    }
  }
  return { write, busy: writing.isPending, said: <NotWritten error={writing.error} /> };
}
