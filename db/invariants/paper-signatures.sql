-- 有效签名对应所签单据的内容，已签单据都有签名 | A signature in force stands for the content of its paper, and a signed paper has one
SELECT concat_ws(' ', p.kind, p.number) AS document, p.subject_kind, p.subject_id,
  CASE WHEN g.id IS NULL THEN ARRAY['已签单据没有有效签名', 'signed, but no signature is in force']
    ELSE ARRAY['签名所签内容与单据不符', 'the signature stands for other content'] END AS detail
FROM papers AS p LEFT JOIN paper_signatures AS g ON g.paper_id = p.id AND g.voided_at IS NULL
WHERE CASE WHEN g.id IS NULL THEN p.state = 'signed' ELSE g.content_hash <> p.content_hash OR p.state = 'voided' END
