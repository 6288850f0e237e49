import { useQuery } from "@tanstack/react-query";

import { askPartly } from "../api/ask";
import { graphql } from "../api/graphql";
import { Block } from "../around/block";
import { LightSign, SeveritySign } from "../around/signs";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";

const StandingQuery = graphql(`
  query Standing($uid: ID!, $language: Language!) {
    opportunity(uid: $uid) {
      contactMap {
        light { colour word(language: $language) reasons { code sentence(language: $language) } }
        support { sentence(language: $language) }
        findings { code severity sentence(language: $language) }
      }
    }
  }
`);

const SHOWN = 6;

/** How a deal stands: its light with reasons, our support, and what is missing first. */
export function Standing({ uid }: { uid: string }) {
  const { t, asked: language } = useWords();
  const standing = useQuery({
    queryKey: ["around", "standing", uid, language],
    queryFn: ({ signal }) => askPartly(StandingQuery, { uid, language }, signal),
  });
  const map = standing.data?.data.opportunity?.contactMap;
  const findings = map?.findings ?? [];
  return (
    <Block title={t("around.standing")}>
      {standing.error && <Failed error={standing.error} onRetry={() => void standing.refetch()} />}
      {standing.data?.errors[0] && <Failed error={standing.data.errors[0]} onRetry={() => void standing.refetch()} />}
      {standing.isPending && <Loading lines={3} />}
      {map?.light && (
        <div>
          <LightSign colour={map.light.colour} word={map.light.word} />
          <ul className="reasons">
            {map.light.reasons.map((reason) => (
              <li key={reason.code}>{reason.sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {map?.support && <p>{map.support.sentence}</p>}
      {map && findings.length === 0 && <p className="quiet">{t("around.no-findings")}</p>}
      <ul className="findings">
        {findings.slice(0, SHOWN).map((finding, number) => (
          <li key={number}>
            <SeveritySign severity={finding.severity} />
            <span>{finding.sentence}</span>
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && (
        <p className="quiet small">{t("around.more-findings", { count: findings.length - SHOWN })}</p>
      )}
    </Block>
  );
}
