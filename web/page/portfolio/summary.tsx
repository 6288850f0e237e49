import { Block } from "../around/block";
import { LightSign, SeveritySign } from "../around/signs";
import { useWords } from "../words";
import type { Portfolio } from "./query";

/** What the numbers rest on, the lights, and what is missing in most deals. */
export function Summary({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useWords();
  return (
    <div className="columns">
      <Block title={t("around.standing")}>
        <ul className="reasons">
          {portfolio.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <ul className="counts">
          {portfolio.lights.map((light) => (
            <li key={light.colour}>
              <LightSign colour={light.colour} word={t(`around.light-${light.colour}`)} />
              <strong>{light.deals}</strong>
              <span className="quiet small">{light.amounts.map((amount) => amount.text).join(" · ")}</span>
            </li>
          ))}
        </ul>
        {portfolio.limited && (
          <p className="notice">
            {t("around.looked-at", { looked: portfolio.lookedAt, total: portfolio.total })}
          </p>
        )}
      </Block>
      <Block title={t("around.missing")}>
        {portfolio.findings.length === 0 && <p className="quiet">{t("around.no-findings")}</p>}
        <ul className="findings">
          {portfolio.findings.map((finding) => (
            <li key={finding.code}>
              <SeveritySign severity={finding.severity} />
              <span>
                {finding.sentence} <span className="quiet">{t("around.in-deals-count", { count: finding.deals })}</span>
              </span>
            </li>
          ))}
        </ul>
      </Block>
    </div>
  );
}
