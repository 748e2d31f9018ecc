package io.heqi.aftersale.proposal;

/// What is proposed.
public enum ProposalKind {
  CHANGE_DESCRIPTION,
  SIZE_ADVICE,
  PACKAGING,
  TALK_TO_SUPPLIER,
  CHANGE_SUPPLIER,
  CHANGE_CARRIER,
  STOP_SELLING,
  TRAIN,
  OTHER
}
