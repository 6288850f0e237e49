import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Failed } from "../frame/states";
import { useWords } from "../words";

/** What a mutation answers: that it was done, or why not, in the reader's language. */
interface Answered {
  __typename: string;
  message?: string;
}

/** Runs one change after another, reads anew what it may have changed, and says what was refused. */
export function useWriting(...reads: string[]) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);

  async function write<Answer extends Answered>(send: () => Promise<Answer>): Promise<Answer | null> {
    setBusy(true);
    setRefused(null);
    setFailed(null);
    try {
      const answer = await send();
      if (answer.message !== undefined) {
        setRefused(answer.message);
        return null;
      }
      await Promise.all([...reads, "vocabulary"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      return answer;
    } catch (error) {
      setFailed(error);
      return null;
    } finally {
      setBusy(false);
    }
  }

  const said = (
    <>
      {refused !== null && (
        <p role="alert" className="notice bad">
          {t("settings.refused", { reason: refused })}
        </p>
      )}
      {failed !== null && <Failed error={failed} />}
    </>
  );
  return { write, busy, said };
}
