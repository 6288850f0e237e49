import { useQuery } from "@tanstack/react-query";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Pick, Toggle } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { ChooseHelp, NOT_KNOWN, Part, TextPart } from "./details-parts";
import type { Party, Stakeholder } from "./query";
import { STANCES, StanceSign, stanceTowards, stanceWord } from "./signs";

const Assessments = graphql(`
  query Assessments($stakeholder: ID!, $party: ID!) {
    stanceHistory(stakeholder: $stakeholder, party: $party, first: 20) {
      edges { node { uid value confidence evidence assessedBy validFrom validTo } }
    }
  }
`);

/** Where somebody stands towards a party, how sure we are, and why. */
export function StanceField({ person, party }: { person: Stakeholder; party: Party }) {
  const { t, date, percent } = useWords();
  const { session, mayWrite } = useOpenMap();
  const stance = person.stances.find((one) => one.party.uid === party.uid);
  const value = stanceTowards(person, party);
  const set = (told: { value: number; confidence?: number | null; evidence?: string | null }) =>
    session.change({
      setStance: {
        stakeholder: person.uid,
        party: party.uid,
        confidence: stance?.confidence ?? null,
        evidence: stance?.evidence ?? null,
        ...told,
      },
    });
  return (
    <Part title={t("map.stance-towards", { party: party.name })}>
      <div className="row stances" role="group" aria-label={t("map.stance-towards", { party: party.name })}>
        {STANCES.map((one) => (
          <Toggle
            key={one}
            look="plain"
            aria-label={t(stanceWord(one))}
            isSelected={value === one}
            isDisabled={!mayWrite}
            onChange={() => set({ value: one })}
          >
            <StanceSign value={one} word={value === one} />
          </Toggle>
        ))}
        <Toggle
          look="plain"
          isSelected={value === null}
          isDisabled={!mayWrite}
          aria-label={t("map.unknown")}
          onChange={() => stance && session.change({ clearStance: { stakeholder: person.uid, party: party.uid } })}
        >
          <StanceSign value={null} word={value === null} />
        </Toggle>
      </div>
      {stance && (
        <>
          <Pick
            label={t("map.confidence")}
            value={nearest(stance.confidence)}
            isDisabled={!mayWrite}
            choices={[
              { id: NOT_KNOWN, name: t("map.not-known") },
              ...["0.25", "0.5", "0.75", "1"].map((id) => ({ id, name: percent(Number(id)) })),
            ]}
            onChange={(chosen) => set({ value: stance.value, confidence: chosen === NOT_KNOWN ? null : Number(chosen) })}
          />
          <TextPart
            label={t("map.evidence")}
            of={{ person: person.uid, field: `evidence ${party.uid}` }}
            hint={t("map.evidence-hint")}
            value={stance.evidence}
            onSave={(evidence) => set({ value: stance.value, evidence })}
          />
          <p className="quiet small">{[stance.assessedBy, date(stance.assessedAt)].filter(Boolean).join(" · ")}</p>
          {stance.disputed && <Judgements person={person} party={party} />}
        </>
      )}
      {party.kind === "US" && (
        <div className="row">
          <ChooseHelp person={person} what="stance" />
        </div>
      )}
    </Part>
  );
}

/** Who of us judges how, where we do not agree. */
function Judgements({ person, party }: { person: Stakeholder; party: Party }) {
  const { t, date } = useWords();
  const query = useQuery({
    queryKey: ["judgements", person.uid, party.uid, person.stances.find((one) => one.party.uid === party.uid)?.assessedAt],
    queryFn: async ({ signal }) => (await ask(Assessments, { stakeholder: person.uid, party: party.uid }, signal)).stanceHistory.edges,
  });
  const now = (query.data ?? []).map(({ node }) => node).filter((one) => one.validTo === null);
  return (
    <section className="notice judgements">
      <h4>≠ {t("map.disputed")}</h4>
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <Loading lines={2} />}
      <ul>
        {now.map((one) => (
          <li key={one.uid}>
            <StanceSign value={one.value} word /> {[one.assessedBy ?? t("map.someone"), date(one.validFrom)].join(" · ")}
            {one.evidence && <span className="small">{one.evidence}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nearest(confidence: number | null): string {
  if (confidence === null) return NOT_KNOWN;
  return String(Math.max(0.25, Math.round(confidence * 4) / 4));
}

