import { Button, Dialog } from "../controls";
import { useWords, type MessageId } from "../words";
import { useOpenMap } from "./context";
import type { Collision } from "./session";
import { stanceWord } from "./signs";
import type { VocabularyName } from "./vocabulary";

/** Both sides of what two people changed at once. Nothing is written until one is chosen, and nothing is lost. */
export function ConflictDialog() {
  const { t } = useWords();
  const { session, shown } = useOpenMap();
  const { saving } = shown;
  if (saving.state !== "conflict") return null;
  return (
    <Dialog title={t("map.conflict")} isOpen wide>
      <p>{saving.message}</p>
      <p className="quiet">{t("map.conflict-paused")}</p>
      <div className="collisions">
        {saving.collisions.map((collision) => (
          <Sides key={collision.key} collision={collision} />
        ))}
      </div>
      <div className="row end">
        <Button onPress={() => void session.settle("theirs")}>{t("map.conflict-theirs")}</Button>
        <Button look="primary" onPress={() => void session.settle("mine")}>
          {t("map.conflict-mine")}
        </Button>
      </div>
    </Dialog>
  );
}

function Sides({ collision }: { collision: Collision }) {
  const { t, dateTime } = useWords();
  const sides = [
    [t("map.conflict-before"), collision.before],
    [`${t("map.conflict-their-side", { name: collision.madeByName ?? t("map.someone") })} (${dateTime(collision.madeAt)})`, collision.theirs],
    [t("map.conflict-my-side"), collision.mine],
  ] as const;
  return (
    <section>
      <h3>{collision.people.map((person) => person.name || t("map.no-name")).join(" – ")}</h3>
      <dl className="sides">
        {sides.map(([title, value]) => (
          <div key={title}>
            <dt className="quiet small">{title}</dt>
            <dd>{<Value value={value} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ value }: { value: unknown }) {
  const { t, percent } = useWords();
  const { vocabulary } = useOpenMap();
  if (value === null || value === undefined) return <>{t("map.nothing")}</>;
  if (typeof value !== "object") return <>{String(value)}</>;
  const told = Object.entries(value);
  const known = told.filter(([field]) => field in FIELDS);
  const say = (field: string, one: unknown) => {
    if (one === null) return t("map.nothing");
    if (field === "value") return t(stanceWord(Number(one)));
    if (field === "confidence") return percent(Number(one));
    const words = WORDS[field];
    return words ? vocabulary.word(words, String(one)) : typeof one === "object" ? JSON.stringify(one) : String(one);
  };
  return (
    <ul>
      {(known.length > 0 ? known : told.filter(([, one]) => one !== null)).map(([field, one]) => {
        const label = FIELDS[field];
        return (
          <li key={field}>
            <span className="quiet">{label ? t(label) : field}</span> {say(field, one)}
          </li>
        );
      })}
    </ul>
  );
}

// The journal's names of what a person can change here.
const FIELDS: Readonly<Record<string, MessageId>> = {
  power: "map.power",
  adaptability: "map.adaptability",
  response_mode: "map.response-mode",
  orientation: "map.orientation",
  desired_coverage: "map.desired-coverage",
  vote_weight: "map.vote-weight",
  goals: "map.goals",
  note: "map.note",
  value: "map.conflict-stance",
  confidence: "map.confidence",
  evidence: "map.evidence",
  level: "map.coverage",
  strength: "map.strength",
  title: "map.job",
  department: "map.department",
  seniority: "map.seniority",
  x: "map.conflict-x",
  y: "map.conflict-y",
};
const WORDS: Readonly<Record<string, VocabularyName>> = {
  power: "POWER",
  adaptability: "ADAPTABILITY",
  response_mode: "RESPONSE_MODE",
  orientation: "ORIENTATION",
  desired_coverage: "COVERAGE",
  level: "COVERAGE",
  seniority: "SENIORITY",
};
