import { FIRST_SIGHT, type Sight } from "./sight";

/** A way of looking at a map that somebody gave a name; kept in their browser. */
export interface View {
  name: string;
  sight: Sight;
  viewport: { x: number; y: number; zoom: number };
}

const keyOf = (map: string) => `graph-crm-views-${map}`;

/** The views of this map. What cannot be read, because an older page wrote it or storage is shut, is none. */
export function readViews(map: string, storage: Pick<Storage, "getItem"> = localStorage): View[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(map)) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept
      .filter((one): one is View => typeof one?.name === "string" && typeof one.viewport?.zoom === "number")
      .map((one) => ({ ...one, sight: { ...FIRST_SIGHT, ...one.sight } }));
  } catch {
    return [];
  }
}

/** Keep these views; answers whether the browser did. */
export function keepViews(map: string, views: readonly View[], storage: Pick<Storage, "setItem"> = localStorage): boolean {
  try {
    storage.setItem(keyOf(map), JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}
