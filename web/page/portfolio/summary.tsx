import { Block } from "../around/block";
import { LightSign, SeveritySign } from "../around/signs";
import { useWords } from "../words";
import type { Portfolio } from "./query";

/** How many deals stand how, and what that rests on. */
export function Summary({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useWords();
  return (
    <Block title={t("around.standing")}>
      <ul className="counts">
        {portfolio.lights.map((light) => (
          <li key={light.colour}>
            <LightSign colour={light.colour} word={t(`around.light-${light.colour}`)} />
            <strong>{light.deals}</strong>
            <span className="quiet small">{light.amounts.map((amount) => amount.text).join(" · ")}</span>
          </li>
        ))}
      </ul>
      <ul className="reasons">
        {portfolio.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {portfolio.limited && (
        <p className="notice">{t("around.looked-at", { looked: portfolio.lookedAt, total: portfolio.total })}</p>
      )}
    </Block>
  );
}

/** What is missing in how many deals, the most severe first. */
export function Missing({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useWords();
  return (
    <Block title={t("around.missing")}>
      {portfolio.findings.length === 0 && <p className="quiet">{t("around.no-findings")}</p>}
      <ul className="findings">
        {portfolio.findings.map((finding) => (
          <li key={`${finding.code} ${finding.severity}`}>
            <SeveritySign severity={finding.severity} />
            <span>{finding.sentence}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
