import { isHalfKnown } from "../around/half-known";
import { LightSign } from "../around/signs";
import { useWords } from "../words";
import { About } from "./findings";
import { Gauge } from "./gauge";
import type { StandingOfMap } from "./query";

/** The light with its reasons, the support, the chance to win: or why there is none. */
export function StandingParts({ parts, failed }: { parts: StandingOfMap; failed: ReadonlySet<string> }) {
  const { t } = useWords();
  const { light, support, vote } = parts;
  return (
    <div className="standing">
      <section>
        <h3>{t("insights.light")}</h3>
        {light ? (
          <>
            <LightSign colour={light.colour} word={light.word} />
            <ul className="said">
              {light.reasons.map((reason) => (
                <li key={reason.code}>
                  <About people={reason.stakeholders}>{reason.sentence}</About>
                </li>
              ))}
            </ul>
          </>
        ) : (
          !failed.has("light") && <p className="quiet">{t("insights.light-none")}</p>
        )}
      </section>
      <section>
        <h3>{t("insights.support")}</h3>
        {support ? <SupportPart support={support} /> : !failed.has("support") && <p className="quiet">{t("insights.support-none")}</p>}
      </section>
      <section>
        <h3>{t("insights.chance")}</h3>
        {vote ? <VotePart vote={vote} /> : !failed.has("vote") && <p className="quiet">{t("insights.chance-none")}</p>}
      </section>
    </div>
  );
}

function SupportPart({ support }: { support: NonNullable<StandingOfMap["support"]> }) {
  const { t, percent } = useWords();
  const say = useSigned();
  const { value, lowest, highest, knownShare } = support;
  const shown = value === null ? t("insights.support-unknown") : say(value);
  const figure = value === null || isHalfKnown(knownShare) ? shown : t("insights.between", { lowest: say(lowest), highest: say(highest) });
  return (
    <>
      <p>
        <strong className="figure">{figure}</strong>{" "}
        <strong className="figure quiet">{t("insights.known", { share: percent(knownShare) })}</strong>
      </p>
      <Gauge
        value={value}
        lowest={lowest}
        highest={highest}
        scale={[-1, 1]}
        label={t("insights.bar", { value: shown, lowest: say(lowest), highest: say(highest) })}
      />
      <p>{support.sentence}</p>
    </>
  );
}

function VotePart({ vote }: { vote: NonNullable<StandingOfMap["vote"]> }) {
  const { t, percent } = useWords();
  const { probability, lowest, highest, knownShare, calibrated } = vote;
  const figure = () => {
    if (probability === null) return t("insights.chance-undetermined");
    if (isHalfKnown(knownShare)) return percent(probability);
    return t("insights.between", { lowest: percent(lowest), highest: percent(highest) });
  };
  return (
    <>
      <p>
        <strong className="figure">{figure()}</strong>{" "}
        {probability !== null && (
          <span className="quiet small">
            {t("insights.estimate")} · {t("insights.votes-known", { share: percent(knownShare) })}
          </span>
        )}
      </p>
      {probability !== null && (
        <Gauge
          value={probability}
          lowest={lowest}
          highest={highest}
          scale={[0, 1]}
          label={t("insights.bar", { value: percent(probability), lowest: percent(lowest), highest: percent(highest) })}
        />
      )}
      <p>{vote.sentence}</p>
      {probability !== null && <p className="quiet small">{calibrated ? calibrated.sentence : t("insights.uncalibrated")}</p>}
    </>
  );
}

/** A support as the server's sentences have it: a whole number from -100 to +100. */
export function useSigned(): (value: number) => string {
  const { number } = useWords();
  return (value) => number(Math.round(100 * value), { signDisplay: "exceptZero" });
}
