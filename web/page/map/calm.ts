import { startTransition, useEffect, useState } from "react";

/** False until what was drawn first is on the screen: what nobody looks for at once waits, so that the map comes sooner. */
export function useCalm(): boolean {
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    // A frame is drawn after its callbacks; what runs next comes after that.
    let later: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      later = setTimeout(() => startTransition(() => setCalm(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(later);
    };
  }, []);
  return isCalm;
}
