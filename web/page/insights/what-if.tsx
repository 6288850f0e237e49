import { LightSign } from "../around/signs";
import { Button } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { TryForm } from "./try-form";
import { Trial, type TrialAnswer, type TrialSide } from "./query";
import { Answered } from "./section";
import { useSigned } from "./standing";
import { changesOfTrial, isOnlyTried, sayTried } from "./trial";

/** Changes tried on a copy of the map: what they would move, and then to discard or to apply them. */
export function WhatIf() {
  const { t } = useWords();
  const { shown, vocabulary, session, asOf, trial, setTrial } = useOpenMap();
  const { map } = shown;
  if (trial === null) {
    return (
      <div className="answer">
        <p className="quiet">{t("insights.what-if-hint")}</p>
        <Button onPress={() => setTrial([])}>{t("insights.what-if-start")}</Button>
      </div>
    );
  }
  const changes = changesOfTrial(map, trial).flat();
  const some = trial.some(isOnlyTried);
  const apply = () => {
    setTrial(null);
    // One step, so that one press of undo takes all of it back.
    session.change(...changes);
  };
  return (
    <div className="answer what-if">
      <p className="quiet">{t("insights.what-if-hint")}</p>
      {trial.length > 0 && (
        <>
          <h3>{t("insights.what-if-tried")}</h3>
          <ul className="tried">
            {trial.map((tried, index) => {
              const what = sayTried(tried, { map, t, vocabulary });
              return (
                <li key={`${index} ${what}`}>
                  <span>
                    {what}
                    {isOnlyTried(tried) && <span className="quiet small"> {t("insights.what-if-not-applied")}</span>}
                  </span>
                  <Button
                    look="plain"
                    aria-label={t("insights.what-if-take-back", { what })}
                    onPress={() => setTrial(trial.filter((_, at) => at !== index))}
                  >
                    ✕
                  </Button>
                </li>
              );
            })}
          </ul>
          <Answered name="trial" document={Trial} extra={{ changes: [...trial] }}>
            {({ whatIf }) => whatIf && <Compared answer={whatIf} />}
          </Answered>
        </>
      )}
      <TryForm onTry={(tried) => setTrial([...trial, tried])} />
      <div className="row">
        <Button onPress={() => setTrial(null)}>{t("insights.what-if-discard")}</Button>
        {vocabulary.me.mayWrite && asOf === null && (
          <Button look="primary" isDisabled={changes.length === 0} onPress={apply}>
            {t(some ? "insights.what-if-apply-some" : "insights.what-if-apply")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Compared({ answer }: { answer: TrialAnswer }) {
  const { t } = useWords();
  const { before, after, sentences } = answer;
  const rows = [
    { id: "insights.chance", show: Chance },
    { id: "insights.light", show: Light },
    { id: "insights.support", show: SupportCell },
  ] as const;
  return (
    <>
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">{t("insights.what-if-measure")}</th>
            <th scope="col">{t("insights.what-if-before")}</th>
            <th scope="col">{t("insights.what-if-after")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, show: Show }) => (
            <tr key={id}>
              <th scope="row">{t(id)}</th>
              <td>
                <Show side={before} />
              </td>
              <td>
                <Show side={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t("insights.what-if-moves")}</h3>
      <ul className="why">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Chance({ side: { vote } }: { side: TrialSide }) {
  const { t, percent } = useWords();
  if (!vote || vote.probability === null) return <>{t("insights.chance-undetermined")}</>;
  return (
    <>
      <strong>{percent(vote.probability)}</strong>{" "}
      <span className="quiet small">
        {percent(vote.lowest)}–{percent(vote.highest)}
      </span>
    </>
  );
}

function Light({ side: { light } }: { side: TrialSide }) {
  const { t } = useWords();
  return light ? <LightSign colour={light.colour} word={light.word} /> : <>{t("insights.chance-undetermined")}</>;
}

function SupportCell({ side: { support } }: { side: TrialSide }) {
  const { t } = useWords();
  const say = useSigned();
  if (!support) return <>{t("insights.chance-undetermined")}</>;
  return (
    <>
      <strong>{support.value === null ? t("map.unknown") : say(support.value)}</strong>{" "}
      <span className="quiet small">
        {say(support.lowest)} … {say(support.highest)}
      </span>
    </>
  );
}
