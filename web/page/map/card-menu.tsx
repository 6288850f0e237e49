import { useMemo } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";

import type { Command } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { takeOff } from "./gestures";
import type { Place } from "./layout";
import { useOpenDetails, usePersonCommands } from "./person-commands";
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
  const { map, people, session, mayWrite } = useOpenMap();
  const { sight, fold, askFor } = useSight();
  const commandsFor = usePersonCommands();
  const openDetails = useOpenDetails();
  const { person: uid, anchor, places, managers, onClose } = props;
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  const person = people.get(uid);
  if (!person) return null;
  const name = person.contact.name || person.title || t("map.no-name");
  const commands: Command[] = [{ id: "details", name: t("map.open-details"), act: () => openDetails(uid) }];
  if (managers.has(uid)) {
    const closed = sight.collapsed.includes(uid);
    commands.push({ id: "fold", name: t(closed ? "map.unfold" : "map.fold"), act: () => fold(uid) });
  }
  commands.push(...commandsFor(person));
  if (mayWrite) {
    commands.push(
      { id: "move", name: t("map.move"), act: () => askFor({ kind: "move", person: uid }) },
      { id: "off", name: t("map.take-off"), act: () => session.change(...takeOff(map, places, new Set([uid]))) },
      { id: "remove", name: t("map.remove"), act: () => session.change({ removeStakeholder: { stakeholder: uid } }) },
    );
  }
  return (
    <Popover aria-label={t("map.do-with", { name })} className="popover" triggerRef={trigger} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom end">
      <Menu aria-label={t("map.do-with", { name })} autoFocus="first" onClose={onClose}>
        {commands.map(({ id, name: said, act }) => (
          <MenuItem key={id} id={id} className="option" onAction={act}>
            {said}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
