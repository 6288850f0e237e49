/** Mail addresses or phone numbers as somebody types them: one a line, or with commas or semicolons between; each once. */
export function addressesIn(text: string): string[] {
  const found = text.split(/[\n,;，；、]/).map((one) => one.trim());
  return [...new Set(found.filter((one) => one !== ""))];
}
