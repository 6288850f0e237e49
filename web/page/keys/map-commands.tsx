import { useOpenMap } from "../map/context";
import { VIEWS, type View } from "../views/view";
import { useWords } from "../words";
import { useOffer } from "./offered";

/** Lets the palette find the people of the open map, and do with it what its buttons do. */
export function MapCommands(props: { onView: (view: View) => void }) {
  const { t } = useWords();
  const { map, session, shown, mayWrite, select } = useOpenMap();
  useOffer(() => [
    ...VIEWS.map((view) => ({
      id: `view-${view}`,
      name: t(`views.${view}`),
      hint: t("views.switch"),
      act: () => props.onView(view),
    })),
    ...(mayWrite && shown.canUndo ? [{ id: "undo", name: t("map.undo"), act: () => session.undo() }] : []),
    ...(mayWrite && shown.canRedo ? [{ id: "redo", name: t("map.redo"), act: () => session.redo() }] : []),
    ...map.stakeholders.map((person) => ({
      id: person.uid,
      name: person.contact.name || t("map.no-name"),
      hint: [t("keys.in-map"), person.title].filter(Boolean).join(" · "),
      act: () => select([person.uid], { show: "near" }),
    })),
  ]);
  return null;
}
