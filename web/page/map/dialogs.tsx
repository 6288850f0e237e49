import { Dialog } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { LineDialog, MoveDialog, ReportDialog } from "./card-dialogs";
import { SeatDialog } from "./person-dialogs";
import type { Asked } from "./sight-context";

/** The dialogs of the map; they are loaded when the first is opened. */
export function Dialogs({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useWords();
  const { people } = useOpenMap();
  const person = "person" in asked ? people.get(asked.person) : undefined;
  const name = person?.contact.name || person?.title || t("map.no-name");
  if (asked.kind === "report" && person) {
    return (
      <Dialog title={t("map.manager-of", { name })} isOpen onClose={onClose}>
        <ReportDialog person={person} onDone={onClose} />
      </Dialog>
    );
  }
  if (asked.kind === "line" && person) {
    return (
      <Dialog title={t("map.line-of", { name })} isOpen onClose={onClose}>
        <LineDialog person={person} onDone={onClose} />
      </Dialog>
    );
  }
  if (asked.kind === "move" && person) {
    return (
      <Dialog title={t("map.move-of", { name })} isOpen onClose={onClose}>
        <MoveDialog person={person} onDone={onClose} />
      </Dialog>
    );
  }
  if (asked.kind === "name" && person) {
    return (
      <Dialog title={t("map.fill-seat")} isOpen onClose={onClose}>
        <SeatDialog person={person} onDone={onClose} />
      </Dialog>
    );
  }
  return null;
}
