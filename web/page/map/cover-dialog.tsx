import { ColleagueChoice } from "../around/colleague-choice";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";

/** Which colleague looks after somebody; how deeply is said in the details. */
export function CoverDialog({ person, onDone }: { person: Stakeholder; onDone: () => void }) {
  const { session } = useOpenMap();
  return (
    <ColleagueChoice
      except={new Set(person.coverage.map((one) => one.userUid))}
      onChoose={({ uid }) => {
        session.change({ setCoverage: { stakeholder: person.uid, user: uid, level: "BRIEF" } });
        onDone();
      }}
    />
  );
}
