import { Button, Pick } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";
import { useSight } from "./sight-context";

/** Who of us is in touch with somebody, and how well. */
export function CoverageFields({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  const { askFor } = useSight();
  const me = vocabulary.me.user;
  const levels = vocabulary.entries("COVERAGE").map((entry) => ({ id: entry.code.toUpperCase() as "BRIEF" | "MULTIPLE" | "IN_DEPTH", name: entry.name }));
  const mine = person.coverage.find((one) => one.userUid === me?.uid);
  const cover = (user: string, level: "BRIEF" | "MULTIPLE" | "IN_DEPTH") =>
    session.change({ setCoverage: { stakeholder: person.uid, user, level } });
  return (
    <>
      {person.coverage.length === 0 && <p className="quiet">{t("map.nobody-covers")}</p>}
      {person.coverage.map((one) => (
        <div className="row covered" key={one.userUid}>
          <Pick label={one.userName} value={one.level} choices={levels} isDisabled={!mayWrite} onChange={(level) => cover(one.userUid, level)} />
          <Button
            look="plain"
            isDisabled={!mayWrite}
            aria-label={`${one.userName} ✕`}
            onPress={() => session.change({ removeCoverage: { stakeholder: person.uid, user: one.userUid } })}
          >
            ✕
          </Button>
        </div>
      ))}
      {mayWrite && (
        <div className="row">
          {me && !mine && <Button onPress={() => cover(me.uid, "BRIEF")}>{t("map.cover-myself")}</Button>}
          <Button onPress={() => askFor({ kind: "cover", person: person.uid })}>{t("map.cover-other")}</Button>
        </div>
      )}
    </>
  );
}
