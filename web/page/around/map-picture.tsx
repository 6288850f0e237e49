import { readFragment, type FragmentOf } from "../api/graphql";
import { Cards, entry } from "../map/behind";
import { CARD, managersOf, tidy, type Place } from "../map/layout";
import { ourselves } from "../map/sight";
import { stanceSide, StanceSign } from "../map/signs";
import { drop, inStacks, trunk } from "../map/stacks";
import { useWords } from "../words";
import { PictureParts } from "./picture-parts";

const MARGIN = 12;
// With more people nobody could read the names.
const MOST_NAMED = 80;

/** A map in small: who stands where, how they stand to us, and who reports to whom. */
export default function MapPicture(props: { map: FragmentOf<typeof PictureParts>; name: string }) {
  const { t } = useWords();
  const map = readFragment(PictureParts, props.map);
  const us = ourselves(map);
  const found = tidy(map);
  const places = new Map<string, Place>();
  for (const { uid, x, y } of map.stakeholders) {
    const place = x !== null && y !== null ? { x, y } : found.get(uid);
    if (place) places.set(uid, place);
  }
  const lines = [...managersOf(map)].map(([report, manager]) => ({ uid: report, report: { uid: report }, manager: { uid: manager } }));
  const skipping = new Set(map.reportingLines.flatMap((line) => (line.skipped.length > 0 ? [line.report.uid] : [])));
  const stacked = inStacks(lines, places);
  const cards = new Cards(places.values());
  const named = map.stakeholders.length <= MOST_NAMED;
  return (
    <svg
      role="img"
      aria-label={t("around.map-picture", { name: props.name, count: map.stakeholders.length })}
      viewBox={around([...places.values()])}
    >
      {lines.map(({ uid, manager, report }) => (
        <path key={uid} className={skipping.has(uid) ? "reports skips" : "reports"} d={drawn(places.get(manager.uid), places.get(report.uid), stacked.has(uid), cards)} />
      ))}
      {map.stakeholders.map((person) => {
        const place = places.get(person.uid);
        const stance = person.stances.find((one) => one.party.uid === us?.uid)?.value ?? null;
        return (
          place && (
            <g key={person.uid} className={`in-picture ${stanceSide(stance)}`} transform={`translate(${place.x} ${place.y})`}>
              <rect className="ground" width={CARD.width} height={CARD.height} rx="10" />
              <rect className="side" width="12" height={CARD.height} rx="6" />
              {named && (
                <foreignObject x="22" y="6" width={CARD.width - 28} height={CARD.height - 12}>
                  <div className="in-picture-name">
                    <StanceSign value={stance} />
                    <span>{person.contact.name || person.title || t("map.no-name")}</span>
                  </div>
                </foreignObject>
              )}
            </g>
          )
        );
      })}
    </svg>
  );
}

function around(places: readonly Place[]): string {
  const left = Math.min(...places.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...places.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...places.map(({ x }) => x)) + CARD.width + MARGIN;
  const bottom = Math.max(...places.map(({ y }) => y)) + CARD.height + MARGIN;
  return `${left} ${top} ${right - left} ${bottom - top}`;
}

/** From the foot of a manager's card to the head of a report's, or to its side, as on the map. */
function drawn(from: Place | undefined, to: Place | undefined, isStacked: boolean, cards: Cards): string {
  if (!from || !to) return "";
  const foot = [from.x + CARD.width / 2, from.y + CARD.height] as const;
  const side = isStacked ? "l" : entry(from, to, cards);
  if (side === "t") return drop(foot, [to.x + CARD.width / 2, to.y]);
  return trunk(foot, [side === "l" ? to.x : to.x + CARD.width, to.y + CARD.height / 2], side);
}
