import { Pick } from "../controls";
import { useOpenMap } from "../map/context";
import type { Stakeholder } from "../map/query";
import { STANCES, stanceTowards, stanceWord } from "../map/signs";
import { useWords } from "../words";
import { LEVELS, POWERS } from "./rows";

const NOT_KNOWN = "-";

/** Somebody's power, changed where it stands. */
export function PowerCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  return (
    <Pick
      label={t("views.power-of", { name: person.contact.name || t("map.no-name") })}
      value={person.power ?? NOT_KNOWN}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("map.not-known") },
        ...POWERS.map((id) => ({ id, name: vocabulary.word("POWER", id) })),
      ]}
      onChange={(power) =>
        session.change({ updateStakeholder: { stakeholder: person.uid, power: power === NOT_KNOWN ? null : power } })
      }
    />
  );
}

/** Somebody's stance towards us; confidence and evidence stay, they are changed in the details. */
export function StanceCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, session, mayWrite } = useOpenMap();
  const us = map.parties.find((party) => party.kind === "US");
  if (!us) return null;
  const stance = person.stances.find((one) => one.party.uid === us.uid);
  const value = stanceTowards(person, us);
  return (
    <Pick
      label={t("views.stance-of", { name: person.contact.name || t("map.no-name") })}
      value={value === null ? NOT_KNOWN : String(value)}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("map.unknown") },
        ...STANCES.map((one) => ({ id: String(one), name: t(stanceWord(one)) })),
      ]}
      onChange={(chosen) => {
        const part = { stakeholder: person.uid, party: us.uid };
        if (chosen !== NOT_KNOWN) {
          const { confidence, evidence } = stance ?? { confidence: null, evidence: null };
          session.change({ setStance: { ...part, value: Number(chosen), confidence, evidence } });
        } else if (stance) session.change({ clearStance: part });
      }}
    />
  );
}

/** How well one of us is in touch with somebody. */
export function CoverageCell({ person, user }: { person: Stakeholder; user: { uid: string; name: string } }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  const level = person.coverage.find((one) => one.userUid === user.uid)?.level ?? null;
  return (
    <Pick
      label={t("views.coverage-of", { user: user.name, name: person.contact.name || t("map.no-name") })}
      value={level ?? NOT_KNOWN}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("views.not-in-touch") },
        ...LEVELS.map((id) => ({ id, name: vocabulary.word("COVERAGE", id) })),
      ]}
      onChange={(chosen) => {
        const part = { stakeholder: person.uid, user: user.uid };
        if (chosen !== NOT_KNOWN) session.change({ setCoverage: { ...part, level: chosen } });
        else if (level !== null) session.change({ removeCoverage: part });
      }}
    />
  );
}
