import { useCallback } from "react";

import { applied, partOf } from "./applied";
import { Cards, isSeen } from "./behind";
import { useOpenMap, type Show } from "./context";
import { placeAll } from "./gestures";
import { CARD, freePlace, STEP, tidy, type Place } from "./layout";
import type { ContactMap, MapChange } from "./query";

/** What a contact that is dragged from the list carries: their uid. */
export const CONTACT_TYPE = "application/x-graph-crm-contact";

/** Where a person goes: to a place, below somebody, or wherever there is room. */
export type Where = { at: Place } | { manager: string } | "anywhere";

/** Put a contact onto the canvas, as one step: into the map if they are not in it, and below a manager if one is named. */
export function useAddContact(): (contact: string, where: Where, told?: { external?: boolean }) => void {
  const { map, session, select } = useOpenMap();
  return useCallback(
    (contact, where, told) => {
      const { stakeholder, changes } = changesOfAdding(map, contact, where, told?.external ?? false);
      session.change(...changes);
      select([stakeholder], { show: howSeen(map, where) });
    },
    [map, session, select],
  );
}

/** Somebody whom nobody has written down yet; without a name, a seat of which only the title is known. */
export interface NewPerson {
  name: string;
  title: string | null;
  department: string | null;
}

/** Write down somebody new and put them onto the canvas, as one step. */
export function useAddNew(): (person: NewPerson, where: Where) => void {
  const { map, session, select } = useOpenMap();
  return useCallback(
    ({ name, title, department }, where) => {
      const contact = crypto.randomUUID();
      const known = name !== "";
      session.contacts.set(contact, { uid: contact, name, known, title, department });
      const { stakeholder, changes } = changesOfAdding(map, contact, where, false);
      session.change({ addContact: { uid: contact, name, known, title, department } }, ...changes);
      select([stakeholder], { show: howSeen(map, where) });
    },
    [map, session, select],
  );
}

// A map begins in the middle of the canvas, or where one drops the first.
function howSeen(map: ContactMap, where: Where): Show["how"] {
  return where === "anywhere" && map.stakeholders.length === 0 ? "near" : "where they are";
}

/** What adding somebody changes. Where nobody was placed yet, the others stay where they are seen. */
export function changesOfAdding(
  before: ContactMap,
  contact: string,
  where: Where,
  external: boolean,
): { stakeholder: string; changes: MapChange[] } {
  const others = placeAll(before, tidy(before), new Map());
  const map = applied(before, others);
  const part = partOf(map, contact);
  const manager = typeof where === "object" && "manager" in where ? where.manager : undefined;
  const above = map.stakeholders.find((person) => person.uid === manager);
  const wanted =
    typeof where === "object" && "at" in where
      ? where.at
      : above
        ? { x: above.x ?? 0, y: (above.y ?? 0) + CARD.height + 56 }
        : null;
  const taken = placed(map).values();
  const { x, y } = rounded(wanted ? freePlace(taken, wanted) : (amongOwn(map, contact) ?? freePlace(taken, below(map.stakeholders))));
  const stakeholder = part?.uid ?? crypto.randomUUID();
  const changes: MapChange[] = part
    ? [{ placeStakeholder: { stakeholder, x, y } }]
    : [{ addStakeholder: { contact, uid: stakeholder, x, y, external } }];
  if (above && above.contact.uid !== contact) {
    changes.push({ setReportingLine: { report: contact, manager: above.contact.uid } });
  }
  return { stakeholder, changes: [...others, ...changes] };
}

function placed({ stakeholders }: ContactMap): Map<string, Place> {
  return new Map(stakeholders.flatMap(({ uid, x, y }) => (x !== null && y !== null ? [[uid, { x, y }] as const] : [])));
}

// How far from their own somebody is still seen to belong to them, in cards.
const FAR = 6;

/** A free place between those who report to a contact and their manager, as far as the map knows them: the lines lead down and
 * behind nobody's card, which would seem to belong between the two.
 */
function amongOwn(map: ContactMap, contact: string): Place | undefined {
  const places = placed(map);
  const { manager, reports } = ownOf(map, contact, places);
  const cards = new Cards(places.values());
  const leads = (place: Place) => reports.every((report) => isSeen(place, report, cards));
  const isLed = (place: Place) => manager === undefined || isSeen(manager, place, cards);
  const start = reports.length > 0 ? over(reports) : manager && { x: manager.x, y: manager.y + STEP.y };
  if (!start) return undefined;
  const free = nearTo(start, reports.length > 0 ? -STEP.y : STEP.y).filter((place) => cards.isFree(place));
  return free.find((place) => leads(place) && isLed(place)) ?? free.find(leads) ?? free[0];
}

/** Who stands on the canvas of a contact's manager and reports, who may lead past or out of the map. */
function ownOf(map: ContactMap, contact: string, placed: ReadonlyMap<string, Place>): { manager: Place | undefined; reports: Place[] } {
  const part = partOf(map, contact)?.uid;
  const lines = map.reportingLines.filter((line) => line.kind === "SOLID");
  const below = lines.filter((line) => line.manager.uid === part || line.skipped.some((one) => one.contactUid === contact));
  const above = lines.find((line) => line.report.uid === part || line.skipped.some((one) => one.contactUid === contact));
  const reports = new Set([
    ...below.map((line) => line.report.uid),
    ...map.stakeholders.filter((one) => one.managerAbove?.contactUid === contact).map((one) => one.uid),
  ]);
  return { manager: above && placed.get(above.manager.uid), reports: [...reports].flatMap((uid) => placed.get(uid) ?? []) };
}

function over(reports: readonly Place[]): Place {
  const x = reports.reduce((sum, report) => sum + report.x, 0) / reports.length;
  return { x, y: Math.min(...reports.map((report) => report.y)) - STEP.y };
}

/** Places on a grid from this one on, the nearest first. */
function nearTo({ x, y }: Place, row: number): Place[] {
  const places: (Place & { far: number })[] = [];
  for (let down = 0; down <= FAR; down++) {
    for (let side = -FAR; side <= FAR; side++) places.push({ x: x + side * STEP.x, y: y + down * row, far: down + Math.abs(side) });
  }
  return places.sort((a, b) => a.far - b.far || b.x - a.x);
}

// Under the drawing, at its left: where somebody new is seen and is in nobody's way.
function below(people: readonly { x: number | null; y: number | null }[]): Place {
  const placed = people.flatMap(({ x, y }) => (x !== null && y !== null ? [{ x, y }] : []));
  if (placed.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...placed.map(({ x }) => x)), y: Math.max(...placed.map(({ y }) => y)) + CARD.height + 56 };
}

function rounded({ x, y }: Place): Place {
  return { x: Math.round(x), y: Math.round(y) };
}
