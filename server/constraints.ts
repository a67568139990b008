import type { Refusal } from '#domain/kernel/refusals.ts'
import { approvalRefusals } from '#domain/mechanisms/approvals/refusals.ts'
import { standInRefusals } from '#domain/mechanisms/duties/refusals.ts'
import { ledgerRefusals } from '#domain/mechanisms/ledgers/refusals.ts'
import { resourceRefusals } from '#domain/mechanisms/resources/refusals.ts'
import { tokenRefusals } from '#domain/mechanisms/tokens/refusals.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import { callRefusals } from '#domain/processes/diagnosis/calls.ts'
import { diagnosisRefusals } from '#domain/processes/diagnosis/diagnosis.ts'
import { drawerRefusals } from '#domain/processes/drawer/refusals.ts'
import { gateRefusals } from '#domain/processes/gate/refusals.ts'
import { guaranteeRefusals } from '#domain/processes/guarantee/refusals.ts'
import { membershipRefusals } from '#domain/processes/membership/refusals.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'

/** Which refusal a caller hears when the database says no by this constraint. */
export const constraintRefusals: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['api_tokens_name', tokenRefusals.nameTaken],
  ['appointment_lines_estimate', appointmentRefusals.agreedTwice],
  ['appointments_visit', appointmentRefusals.visitTaken],
  ['approvals_one_open', approvalRefusals.alreadyAsked],
  ['approvals_other_person', approvalRefusals.otherPerson],
  ['diagnoses_store_id_visit_id_key', diagnosisRefusals.exists],
  ['attendances_one_open', workshopRefusals.onShift],
  ['technician_calls_open', callRefusals.open],
  ['labour_operations_code_key', catalogueRefusals.codeTakenMeanwhile],
  ['guarantee_exchange_open', guaranteeRefusals.exchangeOpen],
  ['guarantee_pause_once', guaranteeRefusals.pauseTwice],
  ['gate_passes_in_force', gateRefusals.issuedMeanwhile],
  ['settlement_demands_one_open', settlementRefusals.demandOpen],
  ['drawer_closed', ledgerRefusals.daySealed],
  ['drawer_closed_once', drawerRefusals.closedMeanwhile],
  ['money_account_side', ledgerRefusals.wrongSide],
  ['part_request_one_per_line', stockRefusals.askedMeanwhile],
  ['part_request_within_wanted', stockRefusals.changedMeanwhile],
  ['parts_number_key', catalogueRefusals.numberTakenMeanwhile],
  ['members_once', membershipRefusals.member],
  ['points_never_negative', membershipRefusals.pointsChanged],
  ['refund_within_payment', settlementRefusals.refundChanged],
  ['posting_balances', ledgerRefusals.unbalanced],
  ['resources_staff', resourceRefusals.nameTaken],
  ['resources_store_id_kind_name_key', resourceRefusals.nameTaken],
  ['resource_booked_once', resourceRefusals.takenMeanwhile],
  ['stand_ins_store_id_absent_id_during_excl', standInRefusals.overlap],
  ['stock_balances_on_hand_milli_check', ledgerRefusals.stockChanged],
  ['stock_reserved_is_there', ledgerRefusals.stockChanged],
  ['keys_store_id_visit_id_key', receptionRefusals.keyIssuedMeanwhile],
  ['keys_tag_once', receptionRefusals.tagTakenMeanwhile],
  ['visits_reception_bay_once', receptionRefusals.bayTakenMeanwhile],
  ['visits_here_once', receptionRefusals.hereMeanwhile],
  ['visits_plate_here_once', receptionRefusals.hereMeanwhile],
  ['vehicles_plate', customersRefusals.plateTakenMeanwhile],
  ['vehicles_vin_key', customersRefusals.vinTakenMeanwhile],
])
