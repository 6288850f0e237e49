import { useState } from "react";

import { ask } from "../api/ask";
import { CustomerPick, type NamedCustomer } from "../around/customer-pick";
import { useWriting } from "../around/writing";
import { Button, Dialog, Field, Pick } from "../controls";
import { AMOUNT, isOutside } from "../controls/range";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { CustomerDialog } from "./customer-dialog";
import { MakeForm } from "./form";
import { MakeDeal, type NewDeal } from "./make";

const NOT_KNOWN = "-";

/** Puts in a deal, of this customer or of one that is found or put in here. */
export function DealDialog(props: {
  customer?: NamedCustomer;
  onClose: () => void;
  onMade: (uid: string) => void;
}) {
  const { t, asked: language } = useWords();
  const { onClose, onMade } = props;
  const vocabulary = useVocabulary();
  const [customer, setCustomer] = useState(props.customer ?? null);
  const [makingCustomer, setMakingCustomer] = useState(false);
  const [name, setName] = useState("");
  const [businessType, setBusinessType] = useState("");
  const [stage, setStage] = useState(NOT_KNOWN);
  const [amount, setAmount] = useState("");
  const [currency, setCurrency] = useState("");
  const [expectedCloseOn, setExpectedCloseOn] = useState("");
  const wanted = name.trim();
  const lacksCurrency = amount.trim() !== "" && currency.trim() === "";
  const writing = useWriting(
    async (input: NewDeal, mutationId) => (await ask(MakeDeal, { input, mutationId, language })).createOpportunity,
    (answer) => answer.__typename === "OpportunityWritten" && onMade(answer.uid),
  );
  function make() {
    if (!customer) return;
    writing.mutate({
      customer: customer.uid,
      name: wanted,
      businessType: businessType.trim() || null,
      stage: stage === NOT_KNOWN ? null : stage,
      amount: amount.trim() ? { amount: amount.trim(), currency: currency.trim().toUpperCase() } : null,
      expectedCloseOn: expectedCloseOn || null,
    });
  }
  // One dialog at a time; what was typed stays here.
  if (makingCustomer) {
    return (
      <CustomerDialog
        onClose={() => setMakingCustomer(false)}
        onMade={(made) => {
          setCustomer(made);
          setMakingCustomer(false);
        }}
      />
    );
  }
  return (
    <Dialog title={t("making.new-deal")} isOpen onClose={onClose}>
      <MakeForm
        error={writing.error}
        isReady={customer !== null && wanted !== "" && !isOutside(amount, AMOUNT) && !lacksCurrency}
        isMaking={writing.isPending}
        onMake={make}
      >
        <Field label={t("around.customer-name")} value={name} onChange={setName} autoFocus />
        <div className="row pick-or-make">
          <CustomerPick label={t("around.customer")} value={customer} onChange={setCustomer} />
          <Button onPress={() => setMakingCustomer(true)}>{t("making.new-customer")}</Button>
        </div>
        <div className="form-pairs">
          <Field label={t("around.business-type")} value={businessType} onChange={setBusinessType} />
          <Pick
            label={t("around.stage")}
            value={stage}
            onChange={setStage}
            choices={[
              { id: NOT_KNOWN, name: t("map.not-known") },
              ...(vocabulary.data?.entries("STAGE") ?? []).map(({ code, name: word }) => ({ id: code, name: word })),
            ]}
          />
          <div className="amount">
            <Field
              label={t("around.amount")}
              type="number"
              range={AMOUNT}
              value={amount}
              onChange={setAmount}
              hint={t(lacksCurrency ? "making.currency-needed" : "making.amount-hint")}
            />
            <Field label={t("around.currency")} value={currency} onChange={setCurrency} />
          </div>
          <Field label={t("around.expected-close")} type="date" value={expectedCloseOn} onChange={setExpectedCloseOn} />
        </div>
      </MakeForm>
    </Dialog>
  );
}
