import { Link } from "wouter";

import { LightSign } from "../around/signs";
import { useWords } from "../words";
import { countGaps, heatOfGaps, heatOfKnown, heatOfSupport } from "./heat";
import type { Portfolio, PortfolioDeal } from "./query";

/** Deals by light, support, what is known and what is missing: a table whose cells are coloured, and say it in words too. */
export function HeatMap({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useWords();
  const { deals } = portfolio;
  if (deals.length === 0) return <p className="empty">{t("around.no-deals")}</p>;
  return (
    <div className="panel table-scroll" role="region" aria-label={t("around.heat-map")}>
      <table className="table heat">
        <caption className="quiet small">
          {t("around.heat-caption", { shown: deals.length, total: portfolio.lookedAt })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("around.deal")}</th>
            <th scope="col">{t("around.light")}</th>
            <th scope="col">{t("around.support")}</th>
            <th scope="col">{t("around.known-share")}</th>
            <th scope="col">{t("around.gaps")}</th>
            <th scope="col" className="figure">
              {t("map.people")}
            </th>
            <th scope="col" className="figure">
              {t("around.amount")}
            </th>
            <th scope="col">{t("around.expected-close")}</th>
            <th scope="col">{t("around.owner")}</th>
          </tr>
        </thead>
        <tbody>
          {deals.map((deal) => (
            <Row key={deal.uid} deal={deal} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ deal }: { deal: PortfolioDeal }) {
  const { t, number, percent, date } = useWords();
  const { light, support, findings, opportunity } = deal;
  const { critical, warnings } = countGaps(findings);
  // As the server's sentences say it: from -100 to +100.
  const signed = (value: number) => number(Math.round(value * 100), { signDisplay: "exceptZero" });
  return (
    <tr>
      <th scope="row">
        <Link href={`/opportunities/${deal.uid}`}>{deal.name}</Link>
        <div className="row small">
          <span className="quiet">{opportunity?.customer.name}</span>
          <Link href={`/opportunities/${deal.uid}/map`}>
            {t("around.map")}
          </Link>
        </div>
      </th>
      <td>
        <LightSign colour={light.colour} word={light.word} />
      </td>
      <td className={`hot ${heatOfSupport(support.value, support.knownShare)}`} title={support.sentence}>
        {support.value === null ? t("map.unknown") : signed(support.value)}
        <span className="quiet small block-line">
          {t("around.bounds", { low: signed(support.lowest), high: signed(support.highest) })}
        </span>
      </td>
      <td className={`hot ${heatOfKnown(support.knownShare)}`}>{percent(support.knownShare)}</td>
      <td className={`hot ${heatOfGaps(critical, warnings)}`}>
        <Gaps findings={findings} />
      </td>
      <td className="figure">{deal.people}</td>
      <td className="figure">{opportunity?.amount?.text}</td>
      <td>{opportunity?.expectedCloseOn && date(opportunity.expectedCloseOn)}</td>
      <td>{opportunity?.owner?.name}</td>
    </tr>
  );
}

const LISTED = 8;

/** How many gaps a deal has, and on demand which. */
function Gaps({ findings }: { findings: PortfolioDeal["findings"] }) {
  const { t } = useWords();
  return (
    <details>
      <summary>{t("around.gap-counts", { ...countGaps(findings) })}</summary>
      <ul className="reasons">
        {findings.slice(0, LISTED).map((finding, place) => (
          <li key={place}>{finding.sentence}</li>
        ))}
      </ul>
    </details>
  );
}
