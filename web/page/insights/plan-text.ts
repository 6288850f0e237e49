/** The plan with its drawing called as the file is that is taken beside it. What people wrote comes after, and is escaped. */
export function withDrawing(plan: string, file: string): string {
  const address = encodeURIComponent(file).replaceAll(/[()]/g, (one) => (one === "(" ? "%28" : "%29"));
  return plan.replace("](map.svg)", () => `](${address})`);
}
