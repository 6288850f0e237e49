import type { Command } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";
import { useSight } from "./sight-context";

/** What can be done with somebody wherever they are shown, by whom may write. */
export function usePersonCommands(): (person: Stakeholder) => Command[] {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  const { askFor } = useSight();
  return ({ uid, contact }) => {
    if (!mayWrite) return [];
    return [
      ...(contact.known ? [] : [{ id: "name", name: t("map.fill-seat"), act: () => askFor({ kind: "name", person: uid }) }]),
      { id: "activity", name: t("around.log-activity"), act: () => askFor({ kind: "activity", person: uid }) },
      { id: "report", name: t("map.set-manager"), act: () => askFor({ kind: "report", person: uid }) },
      { id: "below", name: t("map.add-below"), act: () => askFor({ kind: "new-person", below: uid }) },
      { id: "line", name: t("map.draw-line"), act: () => askFor({ kind: "line", person: uid }) },
    ];
  };
}

/** Selects somebody, and goes to their details once they are there. */
export function useOpenDetails(): (person: string) => void {
  const { select } = useOpenMap();
  const { openSide } = useSight();
  return (person) => {
    openSide("details");
    select([person]);
    setTimeout(() => {
      const heading = document.querySelector<HTMLElement>(".person-details h2");
      heading?.scrollIntoView({ block: "nearest" });
      heading?.focus();
    }, 50);
  };
}
