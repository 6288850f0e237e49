import { useEffect, useState } from "react";
import { useLocation, useSearch } from "wouter";

const PAUSE_MS = 250;

/** A value that the page's address holds, so that a list can be kept, shared and gone back to as it was filtered. */
export function useAddressValue(name: string): [string | null, (value: string | null) => void] {
  const value = new URLSearchParams(useSearch()).get(name) || null;
  const [, navigate] = useLocation();
  const set = (wanted: string | null) => {
    // Of the address itself: another value may have been set since this was drawn.
    const now = new URLSearchParams(window.location.search);
    if (wanted) now.set(name, wanted);
    else now.delete(name);
    const held = now.toString();
    navigate(window.location.pathname + (held && `?${held}`), { replace: true });
  };
  return [value, set];
}

/** The same for what is typed: the address follows when the typing pauses. */
export function useTypedAddressValue(name: string): { typed: string; type: (text: string) => void; value: string | null } {
  const [value, setValue] = useAddressValue(name);
  const [typed, type] = useState(value ?? "");
  const wanted = typed.trim() || null;
  useEffect(() => {
    if (wanted === value) return;
    const timer = setTimeout(() => setValue(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return { typed, type, value };
}

/** One of these, or the first where the address holds something else. */
export function oneOf<Value extends string>(values: readonly [Value, ...Value[]], held: string | null): Value {
  return values.find((value) => value === held) ?? values[0];
}
