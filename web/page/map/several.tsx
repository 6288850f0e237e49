import { Button, CommandMenu } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { LinesBetween } from "./details-lines";
import { aligned, spread, takeOff, placeAll } from "./gestures";
import { tidy, tidyAll, type Place } from "./layout";
import type { ContactMap, MapChange, Stakeholder } from "./query";

/** What is done with several people at once: each command is one step to undo. */
export function Several({ chosen }: { chosen: readonly Stakeholder[] }) {
  const { t } = useWords();
  const { map, session, vocabulary, mayWrite, select } = useOpenMap();
  const me = vocabulary.me.user;
  const [one, other] = chosen;
  const uids = new Set(chosen.map((one) => one.uid));
  const all = (change: (person: Stakeholder) => MapChange | null) =>
    session.change(...chosen.flatMap((person) => change(person) ?? []));
  return (
    <div className="person-details">
      <h2 tabIndex={-1}>{t("map.several-selected", { count: chosen.length })}</h2>
      <ul className="choices">
        {chosen.slice(0, 12).map((person) => (
          <li key={person.uid}>
            <Button look="plain" onPress={() => select([person.uid])}>
              {person.contact.name || person.title || t("map.no-name")}
            </Button>
          </li>
        ))}
        {chosen.length > 12 && <li className="quiet">{t("map.and-more", { count: chosen.length - 12 })}</li>}
      </ul>
      {one && other && chosen.length === 2 && <LinesBetween pair={[one, other]} />}
      {mayWrite && (
        <div className="stack">
          <CommandMenu
            label={t("map.add-role")}
            commands={vocabulary.roles.map((role) => ({
              id: role.code,
              name: role.name,
              act: () =>
                all(({ uid, roles }) =>
                  roles.some((one) => one.code === role.code) ? null : { assignRole: { stakeholder: uid, role: role.code } },
                ),
            }))}
          >
            + {t("map.add-role")} ▾
          </CommandMenu>
          {me && (
            <Button onPress={() => all(({ uid }) => ({ setCoverage: { stakeholder: uid, user: me.uid, level: "BRIEF" } }))}>
              {t("map.cover-them")}
            </Button>
          )}
          <div className="row">
            <Button onPress={() => session.change(...placeAll(map, placesOf(map), aligned(placesOf(map), uids)))}>
              {t("map.align")}
            </Button>
            <Button onPress={() => session.change(...placeAll(map, placesOf(map), spread(placesOf(map), uids)))}>
              {t("map.spread")}
            </Button>
            <Button onPress={() => session.change(...placeAll(map, placesOf(map), tidied(map, uids)))}>{t("map.tidy-these")}</Button>
          </div>
          <Button onPress={() => session.change(...takeOff(map, placesOf(map), uids))}>{t("map.take-off")}</Button>
          <Button
            look="danger"
            onPress={() => {
              all(({ uid }) => ({ removeStakeholder: { stakeholder: uid } }));
              select([]);
            }}
          >
            {t("map.remove")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Where everybody is seen. */
function placesOf(map: ContactMap): ReadonlyMap<string, Place> {
  const placed = new Map(map.stakeholders.flatMap(({ uid, x, y }) => (x !== null && y !== null ? [[uid, { x, y }] as const] : [])));
  return placed.size > 0 ? placed : tidy(map);
}

/** These people laid out by their own reporting lines, where the topmost left one of them stands. */
function tidied(map: ContactMap, uids: ReadonlySet<string>): ReadonlyMap<string, Place> {
  const shown = placesOf(map);
  const before = [...uids].flatMap((uid) => shown.get(uid) ?? []);
  const laid = tidyAll({
    ...map,
    stakeholders: map.stakeholders.filter((one) => uids.has(one.uid)),
    reportingLines: map.reportingLines.filter((line) => uids.has(line.report.uid) && uids.has(line.manager.uid)),
  });
  const corner = (places: readonly Place[]) => ({
    x: Math.min(...places.map((place) => place.x)),
    y: Math.min(...places.map((place) => place.y)),
  });
  const [from, to] = [corner([...laid.values()]), corner(before)];
  return new Map([...laid].map(([uid, { x, y }]) => [uid, { x: Math.round(x - from.x + to.x), y: Math.round(y - from.y + to.y) }]));
}
