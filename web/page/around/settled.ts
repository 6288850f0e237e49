import { useEffect, useState } from "react";

const TYPING_MS = 200;

/** What a value was once it has stayed the same for a moment: what changes quickly, such as what is typed, is asked for once. */
export function useSettled(value: string, pause = TYPING_MS): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
