import { ActivityDialog } from "../activities/activity-dialog";
import { Dialog } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { LineDialog, MoveDialog, ReportDialog } from "./card-dialogs";
import { ChooseDialog } from "./choose-dialog";
import { CopyDialog } from "./copy-dialog";
import { CoverDialog } from "./cover-dialog";
import { CoverageFields } from "./details-coverage";
import { CompetitorDialog, OutsideDialog } from "./outside-dialogs";
import { PartnerDialog } from "./partner-dialog";
import { NewPersonDialog, SeatDialog } from "./person-dialogs";
import { SeatsDialog } from "./seats-dialog";
import type { Asked } from "./sight-context";
import { StepDialog } from "./step-dialog";

/** The dialogs of the map; they are loaded when the first is opened. */
export function Dialogs({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const title = useTitle(asked);
  const { map, people, session } = useOpenMap();
  if (asked.kind === "activity") {
    const met = people.get(asked.person)?.contact;
    return (
      <ActivityDialog
        subjects={[map]}
        contacts={met ? [met] : []}
        onClose={onClose}
        onWritten={() => void session.refresh()}
      />
    );
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Body asked={asked} onClose={onClose} />
    </Dialog>
  );
}

function useTitle(asked: Asked): string {
  const { t } = useWords();
  const { people } = useOpenMap();
  const person = "person" in asked ? people.get(asked.person) : undefined;
  const name = person?.contact.name || person?.title || t("map.no-name");
  switch (asked.kind) {
    case "report":
      return t("map.manager-of", { name });
    case "line":
      return t("map.line-of", { name });
    case "move":
      return t("map.move-of", { name });
    case "name":
      return t("map.fill-seat");
    case "cover":
      return t("map.cover-of", { name });
    case "coverage":
      return t("map.coverage-of", { name });
    case "activity":
      return t("around.log-activity");
    case "new-person":
      return t("map.new-person");
    case "outside":
      return t("map.outside");
    case "competitor":
      return t("map.competitors");
    case "partner":
      return t("start.partners");
    case "copy":
      return t("start.copy-title");
    case "seats":
      return t("start.seats-title");
    case "choose":
      return t(`choose.${asked.what}-of`, { name });
    case "step":
      return t(asked.step === null ? "map.add-step" : "map.step");
  }
}

function Body({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useWords();
  const { map, people } = useOpenMap();
  if (asked.kind === "step") {
    return <StepDialog step={map.decisionSteps.find((one) => one.uid === asked.step)} onDone={onClose} />;
  }
  if (!("person" in asked)) {
    if (asked.kind === "new-person") return <NewPersonDialog below={people.get(asked.below ?? "")} onDone={onClose} />;
    if (asked.kind === "copy") return <CopyDialog onDone={onClose} />;
    if (asked.kind === "seats") return <SeatsDialog onDone={onClose} />;
    if (asked.kind === "partner") return <PartnerDialog />;
    return asked.kind === "outside" ? <OutsideDialog onDone={onClose} /> : <CompetitorDialog />;
  }
  const person = people.get(asked.person);
  // Somebody else took them out of the map meanwhile.
  if (!person) return <p>{t("map.not-in-map")}</p>;
  if (asked.kind === "choose") return <ChooseDialog person={person} what={asked.what} onDone={onClose} />;
  if (asked.kind === "report") return <ReportDialog person={person} onDone={onClose} />;
  if (asked.kind === "line") return <LineDialog person={person} onDone={onClose} />;
  if (asked.kind === "move") return <MoveDialog person={person} />;
  if (asked.kind === "cover") return <CoverDialog person={person} onDone={onClose} />;
  if (asked.kind === "coverage") return <CoverageFields person={person} />;
  return <SeatDialog person={person} onDone={onClose} />;
}
