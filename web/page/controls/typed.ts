/** The part of a field that decides whether somebody would miss what is in it. */
export interface Filled {
  type: string;
  value: string;
  role: string | null;
  isConnected: boolean;
}

// What only looks for something, or is chosen and not typed.
const NOT_TYPED = new Set(["search", "checkbox", "radio", "range"]);

/** Whether a text was typed here that would be lost. */
export function wouldBeMissed({ type, value, role, isConnected }: Filled): boolean {
  return isConnected && value.trim() !== "" && !NOT_TYPED.has(type) && role !== "combobox";
}
