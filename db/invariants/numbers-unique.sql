-- 同类单据编号在门店内不重复 | No two documents of a kind in a store bear the same number
WITH numbered AS (
  SELECT 'visit' AS kind, store_id, number, id FROM visits
  UNION ALL SELECT 'order', store_id, number, id FROM repair_orders
  UNION ALL SELECT 'addOn', store_id, number, id FROM add_ons
  UNION ALL SELECT 'appointment', store_id, number, id FROM appointments
  UNION ALL SELECT 'estimate', store_id, number, id FROM estimates
  UNION ALL SELECT 'statement', store_id, number, id FROM statements
  UNION ALL SELECT 'partSlip', store_id, number, id FROM part_slips
  UNION ALL SELECT 'goodsReceipt', store_id, number, id FROM goods_receipts
  UNION ALL SELECT 'ticket', store_id, number, id FROM tickets
  UNION ALL SELECT 'vehicleFile', store_id, envelope_no, id FROM vehicle_files
  UNION ALL SELECT 'custody', store_id, custody_number, id FROM visits
  UNION ALL SELECT 'paper', store_id, concat_ws(' ', kind, number, 'R' || revision), id FROM papers
)
SELECT number AS document, kind AS subject_kind, min(id::text)::uuid AS subject_id,
  ARRAY[format('%s 个单据共用此编号', count(*)), format('%s documents share this number', count(*))] AS detail
FROM numbered WHERE number IS NOT NULL GROUP BY kind, store_id, number HAVING count(*) > 1
