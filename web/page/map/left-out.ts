import type { useWords } from "../words";
import type { ContactMap } from "./query";

type Words = ReturnType<typeof useWords>["t"];
type Lines = Pick<ContactMap, "reportingLines">;

/** Of whose manager in the map is not their own: past whom they report to them, by uid, in words. */
export function pastWhom({ reportingLines }: Lines, t: Words): Map<string, string> {
  return new Map(
    reportingLines
      .filter((line) => line.skipped.length > 0)
      .map((line) => [line.report.uid, t("map.over-head", { names: line.skipped.map((one) => one.name || t("map.someone")).join(" → ") })]),
  );
}

/** What the canvas leaves out above people, by uid, in words: also the manager of who has none in the map, or none on the canvas. */
export function leftOut(map: Lines & Pick<ContactMap, "stakeholders">, t: Words, onCanvas: ReadonlySet<string>): Map<string, string> {
  const said = pastWhom(map, t);
  const names = new Map(map.stakeholders.map(({ uid, contact }) => [uid, contact.name]));
  for (const { kind, report, manager } of map.reportingLines) {
    if (kind !== "SOLID" || onCanvas.has(manager.uid)) continue;
    said.set(report.uid, t("map.manager-off-canvas", { name: names.get(manager.uid) || t("map.someone") }));
  }
  const led = new Set(map.reportingLines.filter((line) => line.kind === "SOLID").map((line) => line.report.uid));
  for (const { uid, managerAbove } of map.stakeholders) {
    if (managerAbove && !led.has(uid)) said.set(uid, t("map.manager-outside", { name: managerAbove.name || t("map.someone") }));
  }
  return said;
}
