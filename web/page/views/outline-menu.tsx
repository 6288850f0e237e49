import { CommandMenu } from "../controls";
import { useOpenMap } from "../map/context";
import { useOpenDetails, usePersonCommands } from "../map/person-commands";
import type { Stakeholder } from "../map/query";
import { useWords } from "../words";

/** What can be done with somebody in the outline; `onRemove` takes them out of the map. */
export function OutlineMenu(props: { person: Stakeholder; name: string; onRemove: () => void }) {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  const commandsFor = usePersonCommands();
  const openDetails = useOpenDetails();
  const { person, name, onRemove } = props;
  return (
    <CommandMenu
      label={t("map.do-with", { name })}
      look="plain"
      commands={[
        { id: "details", name: t("map.open-details"), act: () => openDetails(person.uid) },
        ...commandsFor(person),
        ...(mayWrite ? [{ id: "remove", name: t("map.remove"), act: onRemove }] : []),
      ]}
    >
      ⋯
    </CommandMenu>
  );
}
