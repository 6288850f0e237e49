import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useId, useRef } from "react";

/** What a mutation answers: what was written, or a problem, which alone has a message. */
export interface Outcome {
  __typename: string;
  message?: string;
}

/** The server's refusal of a change, in the reader's language. */
export class Refused extends Error {
  override name = "Refused";
}

/**
 * One kind of change. What the lists and pages around the map show is asked for anew when it was written; the same change
 * after a lost answer has the same id, so that it is made once.
 */
export function useWriting<Input, Answer extends Outcome>(
  write: (input: Input, mutationId: string) => Promise<Answer>,
  onWritten?: (answer: Answer, input: Input) => void,
) {
  const queries = useQueryClient();
  const last = useRef({ of: "", id: "" });
  const underWay = useRef("");
  const id = useId();
  const mutation = useMutation<Answer, Error, Input>({
    // In the order in which it was chosen, also when the first waits for a connection.
    scope: { id },
    mutationFn: async (input) => {
      const of = JSON.stringify(input);
      if (last.current.of !== of) last.current = { of, id: crypto.randomUUID() };
      const outcome = await write(input, last.current.id);
      last.current = { of: "", id: "" };
      if (outcome.message !== undefined) throw new Refused(outcome.message);
      return outcome;
    },
    onSuccess: (answer, input) => {
      void queries.invalidateQueries({ queryKey: ["around"] });
      onWritten?.(answer, input);
    },
    onSettled: (_, __, input) => {
      if (underWay.current === JSON.stringify(input)) underWay.current = "";
    },
  });
  const { mutate } = mutation;
  return {
    ...mutation,
    mutate: useCallback(
      (input: Input) => {
        const of = JSON.stringify(input);
        // A second press before the button shows that the first is under way.
        if (underWay.current === of) return;
        underWay.current = of;
        mutate(input);
      },
      [mutate],
    ),
  };
}
