/** So many pixels are as many rem, at the size of letters that the reader chose in the browser. */
export function rem(count: number): number {
  return count * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
