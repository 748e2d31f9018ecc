package io.heqi.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One conversation while it is made up, line by line.
final class InboxTalk {

  /// Who asks.
  record Customer(UUID id, String name, int vip) {}

  private static final int PREVIEW = 80;

  final long merchant;
  final UUID id;
  final long number;
  final Customer customer;
  final UUID shop;
  final UUID channel;
  final Instant openedAt;
  @Nullable UUID assignee;
  @Nullable UUID team;
  String state = "CLOSED";
  String tags = "";
  long seq;
  long changeNo;
  Instant lastAt;
  String preview = "";
  boolean lastOfCustomer;
  int unread;
  @Nullable Instant waitingSince;
  @Nullable Long waitingSeq;
  @Nullable Long firstAnswer;
  int linesToCome;

  InboxTalk(InboxHouse house, int shop, UUID id, long number, Customer customer, Instant openedAt) {
    this.merchant = house.merchant().id();
    this.shop = house.shops().get(shop);
    this.channel = house.channels().get(shop);
    this.id = id;
    this.number = number;
    this.customer = customer;
    this.openedAt = openedAt;
    this.lastAt = openedAt;
  }

  void event(InboxRows rows, String code, long change, Instant at) throws SQLException {
    add(change);
    rows.line(this, "SYSTEM", null, "EVENT", code, at);
  }

  void asked(InboxRows rows, String text, long change, Instant at) throws SQLException {
    add(change);
    if (waitingSince == null) {
      waitingSince = at;
      waitingSeq = seq;
    }
    unread++;
    said(text, true, at);
    rows.line(this, "CUSTOMER", customer.id(), "TEXT", text, at);
  }

  void answered(InboxRows rows, String text, long change, Instant at) throws SQLException {
    add(change);
    if (firstAnswer == null) {
      firstAnswer = seq;
    }
    waitingSince = null;
    waitingSeq = null;
    unread = 0;
    said(text, false, at);
    rows.line(this, "AGENT", assignee, "TEXT", text, at);
  }

  void noted(InboxRows rows, String text, long change, Instant at) throws SQLException {
    add(change);
    rows.line(this, "AGENT", assignee, "NOTE", text, at);
  }

  private void add(long change) {
    seq++;
    changeNo = change;
    linesToCome--;
  }

  private void said(String text, boolean byCustomer, Instant at) {
    lastOfCustomer = byCustomer;
    preview = text.length() <= PREVIEW ? text : text.substring(0, PREVIEW) + "…";
    lastAt = at;
  }

  /// A closed conversation waits for nobody.
  void end(String last) {
    state = last;
    if (last.equals("CLOSED") || last.equals("RESOLVED")) {
      waitingSince = null;
      waitingSeq = null;
    }
  }
}
