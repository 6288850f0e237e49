import { useEffect, useState } from "react";
import { Link } from "wouter";

import { Block, Facts, NotWritten } from "../around/block";
import { Field, Pick } from "../controls";
import type { Vocabulary, VocabularyName } from "../map/vocabulary";
import { useWords } from "../words";
import { DealClashDialog } from "./deal-clash";
import { useDealEdit } from "./edit";
import { useParties } from "./parties";
import type { DealRecord } from "./record";

const NOT_KNOWN = "-";
// Only these rules ask for a percentage.
const WITH_QUOTA = new Set(["quorum", "score_threshold"]);

/** What we know of a deal, each part changed where it stands. */
export function DealFacts({ deal, vocabulary }: { deal: DealRecord; vocabulary: Vocabulary }) {
  const { t, date } = useWords();
  const edit = useDealEdit(deal);
  const { mayWrite } = vocabulary.me;
  const choices = (of: VocabularyName) => [
    { id: NOT_KNOWN, name: t("map.not-known") },
    ...vocabulary.entries(of).map((entry) => ({ id: entry.code, name: entry.name })),
  ];
  const chosen = (id: string) => (id === NOT_KNOWN ? null : id);
  return (
    <Block
      title={t("around.facts")}
      actions={
        <span className="quiet small" role="status">
          {edit.saving ? t("map.saving") : ""}
        </span>
      }
    >
      {!mayWrite && <p className="notice">{t("frame.read-only")}</p>}
      <NotWritten error={edit.error} />
      <fieldset className="form-pairs" disabled={!mayWrite}>
        <Pick
          label={t("around.stage")}
          value={deal.stage ?? NOT_KNOWN}
          choices={choices("STAGE")}
          isDisabled={!mayWrite}
          onChange={(id) => edit.change({ stage: chosen(id) })}
        />
        <SavedField
          label={t("around.expected-close")}
          type="date"
          value={deal.expectedCloseOn ?? ""}
          isReadOnly={!mayWrite}
          onSave={(day) => edit.change({ expectedCloseOn: day || null })}
        />
        <AmountFields deal={deal} isReadOnly={!mayWrite} onSave={(amount) => edit.change({ amount })} />
        <Pick
          label={t("around.decision-rule")}
          value={deal.decisionRule ?? NOT_KNOWN}
          choices={choices("DECISION_RULE")}
          isDisabled={!mayWrite}
          onChange={(id) => edit.change({ decisionRule: chosen(id) })}
        />
        {WITH_QUOTA.has(deal.decisionRule ?? "") && (
          <SavedField
            label={t("around.quota")}
            type="number"
            value={deal.decisionQuota === null ? "" : String(deal.decisionQuota)}
            isReadOnly={!mayWrite}
            onSave={(quota) => edit.change({ decisionQuota: quota ? Number(quota) : null })}
          />
        )}
      </fieldset>
      <Facts
        facts={[
          { name: t("around.customer"), value: <Link href={`/customers/${deal.customer.uid}`}>{deal.customer.name}</Link> },
          { name: t("around.owner"), value: deal.owner?.name },
          { name: t("around.business-type"), value: deal.businessType },
          { name: t("map.last-contact"), value: deal.lastContactAt ? date(deal.lastContactAt) : t("map.never") },
          { name: t("around.next-activity"), value: deal.nextActivityAt ? date(deal.nextActivityAt) : t("around.none") },
          ...(deal.status === "OPEN"
            ? []
            : [
                { name: t("around.closed-on"), value: deal.closedOn && date(deal.closedOn) },
                { name: t("around.close-reason"), value: deal.closeReason },
                { name: t("around.winner"), value: <Winner uid={deal.winnerUid} /> },
              ]),
        ]}
      />
      {edit.clash && (
        <DealClashDialog
          clash={edit.clash}
          vocabulary={vocabulary}
          onTheirs={edit.keepTheirs}
          onMine={edit.writeMine}
        />
      )}
    </Block>
  );
}

function Winner({ uid }: { uid: string | null }) {
  const { t } = useWords();
  const parties = useParties();
  return parties.data?.find((party) => party.uid === uid)?.name ?? t("map.not-known");
}

/** A field that is saved when one leaves it. */
function SavedField(props: {
  label: string;
  value: string;
  onSave: (value: string) => void;
  type: "date" | "number" | "text";
  isReadOnly: boolean;
  hint?: string;
}) {
  const { value, onSave, ...rest } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return <Field {...rest} value={text} onChange={setText} onBlur={() => text.trim() !== value && onSave(text.trim())} />;
}

type Money = { amount: string; currency: string };

function AmountFields(props: { deal: DealRecord; isReadOnly: boolean; onSave: (amount: Money | null) => void }) {
  const { t } = useWords();
  const { deal, isReadOnly, onSave } = props;
  const amount = deal.amount ? String(deal.amount.amount) : "";
  const [currency, setCurrency] = useState(deal.amount?.currency ?? "");
  const [draft, setDraft] = useState(amount);
  useEffect(() => {
    setDraft(amount);
    if (deal.amount) setCurrency(deal.amount.currency);
  }, [amount, deal.amount]);
  // An amount is saved when it has its currency, and goes when it is emptied.
  function save() {
    const wanted = draft.trim();
    const code = currency.trim().toUpperCase();
    if (wanted === amount && code === (deal.amount?.currency ?? "")) return;
    if (wanted === "") {
      if (deal.amount) onSave(null);
    } else if (code !== "") onSave({ amount: wanted, currency: code });
  }
  return (
    <div className="amount">
      <Field
        label={t("around.amount")}
        type="number"
        value={draft}
        onChange={setDraft}
        onBlur={save}
        isReadOnly={isReadOnly}
        hint={deal.amount?.text ?? t("around.amount-hint")}
      />
      <Field label={t("around.currency")} value={currency} onChange={setCurrency} onBlur={save} isReadOnly={isReadOnly} />
    </div>
  );
}
