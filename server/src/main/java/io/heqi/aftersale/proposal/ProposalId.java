package io.heqi.aftersale.proposal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// A proposal.
public record ProposalId(@JsonValue UUID value) {

  @JsonCreator
  public ProposalId {}

  static ProposalId next() {
    return new ProposalId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
