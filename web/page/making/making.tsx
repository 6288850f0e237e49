import "../around/around.css";

import { useLocation } from "wouter";

import type { NamedCustomer } from "../around/customer-pick";
import { CustomerDialog } from "./customer-dialog";
import { DealDialog } from "./deal-dialog";

export type Made = "customer" | "deal";

/** The form for something new, whose page opens when it is put in. */
export function Making(props: { what: Made; customer?: NamedCustomer; onClose: () => void }) {
  const [, navigate] = useLocation();
  const { what, customer, onClose } = props;
  function open(path: string) {
    onClose();
    navigate(path);
  }
  return what === "customer" ? (
    <CustomerDialog onClose={onClose} onMade={({ uid }) => open(`/customers/${uid}`)} />
  ) : (
    <DealDialog
      {...(customer ? { customer } : {})}
      onClose={onClose}
      onMade={(uid) => open(`/opportunities/${uid}`)}
    />
  );
}
