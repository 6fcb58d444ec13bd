-- Sources take turns, so that entries are done in another order than they came: what is in the journal is not in the tables
-- yet, and nothing else has to be remembered.
drop table progress;
