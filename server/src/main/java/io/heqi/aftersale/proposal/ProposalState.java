package io.heqi.aftersale.proposal;

/// How far a proposal is.
public enum ProposalState {
  OPEN,
  DONE,
  /// Not carried out, with the reason.
  DROPPED
}
