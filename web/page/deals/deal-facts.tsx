import { Link } from "wouter";

import { Block, Facts, NotWritten } from "../around/block";
import { ClashDialog } from "../around/clash";
import { ColleaguePick } from "../around/named-pick";
import { useOwner } from "../around/owner";
import { SavedField, useBeforeGone } from "../around/saved-field";
import { Unwritten } from "../around/unwritten-notice";
import { Field, Pick } from "../controls";
import { isTyped, saved } from "../controls/draft";
import { AMOUNT, isOutside, QUOTA } from "../controls/range";
import { useAskBeforeLeaving, useDraft, useSeen } from "../controls/use-draft";
import { lastContact } from "../map/last-contact";
import type { Vocabulary, VocabularyName } from "../map/vocabulary";
import { useWords, type MessageId } from "../words";
import { useDealEdit } from "./edit";
import { useParties } from "./parties";
import type { DealChange, DealRecord } from "./record";

const NOT_KNOWN = "-";
const NAMES: Record<keyof DealChange, MessageId> = {
  name: "around.customer-name",
  businessType: "around.business-type",
  stage: "around.stage",
  amount: "around.amount",
  expectedCloseOn: "around.expected-close",
  decisionRule: "around.decision-rule",
  decisionQuota: "around.quota",
};
// Only these rules ask for a percentage.
const WITH_QUOTA = new Set(["quorum", "score_threshold"]);

/** What we know of a deal, each part changed where it stands. */
export function DealFacts({ deal, vocabulary }: { deal: DealRecord; vocabulary: Vocabulary }) {
  const { t, date, number } = useWords();
  const edit = useDealEdit(deal);
  const owner = useOwner(deal.uid);
  const choices = (of: VocabularyName) => [
    { id: NOT_KNOWN, name: t("map.not-known") },
    ...vocabulary.entries(of).map((entry) => ({ id: entry.code, name: entry.name })),
  ];
  const spelled = ({ amount, currency }: Money) => `${number(Number(amount))} ${currency}`;
  const chosen = (id: string) => (id === NOT_KNOWN ? null : id);
  return (
    <Block
      title={t("around.facts")}
      actions={
        <span className="quiet small" role="status">
          {edit.saving || owner.isPending ? t("map.saving") : ""}
        </span>
      }
    >
      {!deal.mayChange && <p className="notice">{t("frame.read-only")}</p>}
      <Unwritten edit={edit} />
      <NotWritten error={owner.error} />
      <fieldset className="form-pairs" disabled={!deal.mayChange}>
        {deal.mayChange && (
          <SavedField label={t("around.customer-name")} value={deal.name} isNeeded edit={edit} onSave={(name, seen) => edit.change({ name }, seen)} />
        )}
        <SavedField
          label={t("around.business-type")}
          value={deal.businessType ?? ""}
          isReadOnly={!deal.mayChange}
          edit={edit}
          onSave={(text, seen) => edit.change({ businessType: text || null }, seen)}
        />
        <Pick
          label={t("around.stage")}
          value={deal.stage ?? NOT_KNOWN}
          choices={choices("STAGE")}
          isDisabled={!deal.mayChange}
          onChange={(id) => edit.change({ stage: chosen(id) })}
        />
        <SavedField
          label={t("around.expected-close")}
          type="date"
          value={deal.expectedCloseOn ?? ""}
          isReadOnly={!deal.mayChange}
          edit={edit}
          onSave={(day, seen) => edit.change({ expectedCloseOn: day || null }, seen)}
        />
        <AmountFields edit={edit} isReadOnly={!deal.mayChange} onSave={(amount, seen) => edit.change({ amount: amount && { ...amount, text: spelled(amount) } }, seen)} />
        <Pick
          label={t("around.decision-rule")}
          value={deal.decisionRule ?? NOT_KNOWN}
          choices={choices("DECISION_RULE")}
          isDisabled={!deal.mayChange}
          onChange={(id) => edit.change({ decisionRule: chosen(id) })}
        />
        {WITH_QUOTA.has(deal.decisionRule ?? "") && (
          <SavedField
            label={t("around.quota")}
            type="number"
            range={QUOTA}
            value={deal.decisionQuota === null ? "" : String(deal.decisionQuota)}
            isReadOnly={!deal.mayChange}
            edit={edit}
            onSave={(quota, seen) => edit.change({ decisionQuota: quota ? Number(quota) : null }, seen)}
          />
        )}
      </fieldset>
      {deal.mayHandOn && (
        <ColleaguePick label={t("around.owner")} value={deal.owner} onChange={(user) => owner.mutateAsync({ user, kind: null })} />
      )}
      <Facts
        facts={[
          { name: t("around.customer"), value: <Link href={`/customers/${deal.customer.uid}`}>{deal.customer.name}</Link> },
          ...(deal.mayHandOn ? [] : [{ name: t("around.owner"), value: deal.owner?.name }]),
          { name: t("map.last-contact"), value: lastContact(deal.lastContactAt, { t, date }) },
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
        <ClashDialog
          clash={edit.clash}
          name={(field) => t(NAMES[field])}
          said={(field, value) => {
            if (field === "stage") return vocabulary.word("STAGE", String(value));
            if (field === "decisionRule") return vocabulary.word("DECISION_RULE", String(value));
            if (field === "expectedCloseOn") return date(String(value));
            if (isMoney(value)) return spelled(value);
            return String(value);
          }}
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

type Money = { amount: string; currency: string };

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "currency" in value;
}

function AmountFields(props: {
  edit: { facts: DealRecord };
  isReadOnly: boolean;
  onSave: (amount: Money | null, seen: DealRecord) => void;
}) {
  const { t } = useWords();
  const { edit, isReadOnly, onSave } = props;
  const deal = edit.facts;
  const amount = deal.amount ? String(deal.amount.amount) : "";
  const currency = deal.amount?.currency ?? "";
  const [number, setNumber] = useDraft(amount);
  const [code, setCode] = useDraft(currency);
  const wanted = { amount: number.text.trim(), currency: code.text.trim().toUpperCase() };
  const isOther = wanted.amount !== amount || (wanted.currency !== currency && wanted.amount !== "");
  const isUnsaved = isOther && (isTyped(number) || isTyped(code));
  const seen = useSeen(deal, isUnsaved);
  useAskBeforeLeaving(isUnsaved);
  function save() {
    if (!isUnsaved || isOutside(wanted.amount, AMOUNT)) return;
    setNumber(saved(number));
    setCode(saved(code));
    onSave(wanted.amount === "" ? null : wanted, seen);
  }
  // An amount is saved when it has its currency, and goes when it is emptied.
  function leave() {
    if (wanted.amount === "" || wanted.currency !== "") save();
  }
  // Without a currency it is refused, which is said, and not forgotten.
  useBeforeGone(save);
  return (
    <div className="amount">
      <Field
        label={t("around.amount")}
        type="number"
        range={AMOUNT}
        value={number.text}
        onChange={(text) => setNumber({ ...number, text })}
        onBlur={leave}
        isReadOnly={isReadOnly}
        hint={deal.amount?.text ?? t("around.amount-hint")}
      />
      <Field label={t("around.currency")} value={code.text} onChange={(text) => setCode({ ...code, text })} onBlur={leave} isReadOnly={isReadOnly} />
    </div>
  );
}
