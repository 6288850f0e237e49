import type { PersonNode } from "./card";
import { inReadingOrder } from "./gestures";
import { CARD, type Place } from "./layout";
import type { ContactMap } from "./query";

export type { PersonNode } from "./card";

const HANDLES = [
  { id: "t", type: "source", position: "top", x: CARD.width / 2, y: 0, width: 1, height: 1 },
  { id: "r", type: "source", position: "right", x: CARD.width, y: CARD.height / 2, width: 1, height: 1 },
  { id: "b", type: "source", position: "bottom", x: CARD.width / 2, y: CARD.height, width: 1, height: 1 },
  { id: "l", type: "source", position: "left", x: 0, y: CARD.height / 2, width: 1, height: 1 },
] as PersonNode["handles"];

interface Seen {
  places: ReadonlyMap<string, Place>;
  hidden: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  dimmed: (uid: string) => boolean;
  below: ReadonlyMap<string, number>;
  /** By fingers, which move a card or draw a line from it only once it is selected, and else the map. */
  byTouch: boolean;
}

/** The cards in reading order, which is that of the Tab key. What did not change stays the same object and is not drawn anew. */
export function toNodes(
  map: ContactMap,
  seen: Seen,
  before: readonly PersonNode[],
  isMoving: (uid: string) => boolean,
): PersonNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const nodes = map.stakeholders.flatMap((person) => {
    const place = seen.places.get(person.uid);
    if (!place || seen.hidden.has(person.uid)) return [];
    const same = old.get(person.uid);
    const isSelected = seen.selected.has(person.uid);
    const wanted = {
      // Whom a hand or a key moves just now stays in it.
      position: same && isMoving(person.uid) ? same.position : place,
      selected: isSelected,
      data: { person, dimmed: seen.dimmed(person.uid), below: seen.below.get(person.uid) ?? 0 },
      ...(seen.byTouch && !isSelected ? { draggable: false, connectable: false } : {}),
    };
    if (same && isSame(same, wanted)) return [same];
    return [{ ...fixed(person.uid, person.contact.name || (person.title ?? "")), ...(same?.dragging ? { dragging: true } : {}), ...wanted }];
  });
  return inReadingOrder(nodes);
}

// React Flow needs the sizes beforehand: it does not draw, and so can't measure, who is out of sight.
function fixed(id: string, name: string): Omit<PersonNode, "position" | "data"> {
  return {
    id,
    type: "person",
    width: CARD.width,
    height: CARD.height,
    measured: CARD,
    ...(HANDLES ? { handles: HANDLES } : {}),
    ariaLabel: name,
  };
}

function isSame(node: PersonNode, wanted: Pick<PersonNode, "position" | "selected" | "data" | "draggable">): boolean {
  return (
    node.position.x === wanted.position.x &&
    node.position.y === wanted.position.y &&
    node.selected === wanted.selected &&
    node.draggable === wanted.draggable &&
    node.data.person === wanted.data.person &&
    node.data.dimmed === wanted.data.dimmed &&
    node.data.below === wanted.data.below
  );
}
