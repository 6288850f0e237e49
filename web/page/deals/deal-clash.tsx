import { Button, Dialog } from "../controls";
import type { Vocabulary } from "../map/vocabulary";
import { useWords, type MessageId } from "../words";
import type { DealField } from "./collisions";
import type { DealClash } from "./edit";
import type { DealChange, DealRecord } from "./record";

const NAMES: Record<DealField, MessageId> = {
  stage: "around.stage",
  amount: "around.amount",
  expectedCloseOn: "around.expected-close",
  decisionRule: "around.decision-rule",
  decisionQuota: "around.quota",
};

/** Both sides of what two people changed at once; nothing is written until one is chosen. */
export function DealClashDialog(props: {
  clash: DealClash;
  vocabulary: Vocabulary;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const { t, date } = useWords();
  const { clash, vocabulary, onTheirs, onMine } = props;
  function said(from: DealRecord | DealChange, field: DealField): string {
    const value = from[field];
    if (value === null || value === undefined || value === "") return t("map.nothing");
    if (field === "stage") return vocabulary.word("STAGE", String(value));
    if (field === "decisionRule") return vocabulary.word("DECISION_RULE", String(value));
    if (field === "expectedCloseOn") return date(String(value));
    if (field === "amount" && from.amount) return `${String(from.amount.amount)} ${from.amount.currency}`;
    return String(value);
  }
  return (
    <Dialog title={t("map.conflict")} isOpen onClose={onTheirs}>
      {clash.fields.map((field) => (
        <div key={field}>
          <h3>{t(NAMES[field])}</h3>
          <dl className="facts">
            <div>
              <dt>{t("map.conflict-before")}</dt>
              <dd>{said(clash.before, field)}</dd>
            </div>
            <div>
              <dt>{t("around.theirs")}</dt>
              <dd>{said(clash.theirs, field)}</dd>
            </div>
            <div>
              <dt>{t("map.conflict-my-side")}</dt>
              <dd>{said(clash.mine, field)}</dd>
            </div>
          </dl>
        </div>
      ))}
      <div className="row end">
        <Button onPress={onTheirs}>{t("map.conflict-theirs")}</Button>
        <Button look="primary" onPress={onMine}>
          {t("map.conflict-mine")}
        </Button>
      </div>
    </Dialog>
  );
}
