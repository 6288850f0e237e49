import { useMemo } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";

import { useWords } from "../words";
import { useOpenMap } from "./context";
import { takeOff } from "./gestures";
import type { Place } from "./layout";
import { useSight } from "./sight-context";

/** All that can be done with a card, for whoever does not drag: opened by its button, the right mouse button or a key. */
export function CardMenu(props: {
  person: string;
  anchor: Element;
  places: ReadonlyMap<string, Place>;
  managers: ReadonlySet<string>;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { map, people, session, mayWrite, select } = useOpenMap();
  const { sight, fold, askFor, openSide } = useSight();
  const { person: uid, anchor, places, managers, onClose } = props;
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  const person = people.get(uid);
  if (!person) return null;
  const name = person.contact.name || person.title || t("map.no-name");
  const commands: [string, string, () => void][] = [
    [
      "details",
      t("map.open-details"),
      () => {
        openSide("details");
        openDetails(() => select([uid]));
      },
    ],
  ];
  if (managers.has(uid)) {
    const closed = sight.collapsed.includes(uid);
    commands.push(["fold", t(closed ? "map.unfold" : "map.fold"), () => fold(uid)]);
  }
  if (mayWrite) {
    if (!person.contact.known) commands.push(["name", t("map.fill-seat"), () => askFor({ kind: "name", person: uid })]);
    commands.push(
      ["activity", t("around.log-activity"), () => askFor({ kind: "activity", person: uid })],
      ["report", t("map.set-manager"), () => askFor({ kind: "report", person: uid })],
      ["line", t("map.draw-line"), () => askFor({ kind: "line", person: uid })],
      ["move", t("map.move"), () => askFor({ kind: "move", person: uid })],
      ["off", t("map.take-off"), () => session.change(...takeOff(map, places, new Set([uid])))],
      ["remove", t("map.remove"), () => session.change({ removeStakeholder: { stakeholder: uid } })],
    );
  }
  return (
    <Popover aria-label={t("map.do-with", { name })} className="popover" triggerRef={trigger} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom end">
      <Menu aria-label={t("map.do-with", { name })} autoFocus="first" onClose={onClose}>
        {commands.map(([id, said, act]) => (
          <MenuItem key={id} id={id} className="option" onAction={act}>
            {said}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

// The details of the selected person take the focus once they are there.
function openDetails(select: () => void): void {
  select();
  setTimeout(() => {
    const heading = document.querySelector<HTMLElement>(".person-details h2");
    heading?.scrollIntoView({ block: "nearest" });
    heading?.focus();
  }, 50);
}
