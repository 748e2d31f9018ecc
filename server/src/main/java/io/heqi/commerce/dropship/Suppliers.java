package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.database.FieldCipher;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The suppliers of a merchant.
@Service
public class Suppliers {

  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final JsonMapper json;
  private final AuditLog audit;
  private final Clock clock;

  Suppliers(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param contact and `phone` empty for whoever may not manage suppliers
  public record SupplierView(
      SupplierId id,
      String name,
      String contact,
      String phone,
      String returnAddress,
      boolean active) {

    SupplierView withoutContact() {
      return new SupplierView(id, name, "", "", returnAddress, active);
    }
  }

  private record Contact(String name, String phone) {}

  @Transactional(readOnly = true)
  public List<SupplierView> list(Actor by) {
    by.require(CommercePermissions.DISPATCH);
    var all =
        jdbc.sql("select * from commerce.suppliers where merchant_id = ? order by lower(name), id")
            .param(by.merchant().value())
            .query((row, _) -> view(by.merchant(), row))
            .list();
    return by.may(CommercePermissions.SUPPLIERS)
        ? all
        : all.stream().map(SupplierView::withoutContact).toList();
  }

  @Transactional
  public SupplierId add(Actor by, SaveSupplier supplier) {
    by.require(CommercePermissions.SUPPLIERS);
    var id = SupplierId.next();
    if (count(by.merchant()) >= MOST) {
      throw Refusal.tooLarge("commerce.too-many-suppliers", MOST);
    }
    try {
      jdbc.sql("insert into commerce.suppliers values (?, ?, ?, ?, ?, ?, ?)")
          .params(
              by.merchant().value(),
              id.value(),
              supplier.name(),
              sealed(by.merchant(), id, supplier),
              supplier.returnAddress(),
              supplier.active(),
              Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException _) {
      throw Refusal.conflict("commerce.supplier-name-taken");
    }
    audit.record(by, "commerce.supplier-added", id, Map.of("name", supplier.name()));
    return id;
  }

  private long count(MerchantId merchant) {
    return jdbc.sql("select count(*) from commerce.suppliers where merchant_id = ?")
        .param(merchant.value())
        .query(Long.class)
        .single();
  }

  @Transactional
  public void change(Actor by, SupplierId id, SaveSupplier supplier) {
    by.require(CommercePermissions.SUPPLIERS);
    try {
      var changed =
          jdbc.sql(
                  """
                  update commerce.suppliers set name = ?, contact = ?, return_address = ?, active = ?
                  where merchant_id = ? and id = ?
                  """)
              .params(
                  supplier.name(),
                  sealed(by.merchant(), id, supplier),
                  supplier.returnAddress(),
                  supplier.active(),
                  by.merchant().value(),
                  id.value())
              .update();
      if (changed == 0) {
        throw unknown();
      }
    } catch (DuplicateKeyException _) {
      throw Refusal.conflict("commerce.supplier-name-taken");
    }
    audit.record(by, "commerce.supplier-changed", id, Map.of("active", supplier.active()));
  }

  Optional<SupplierView> find(MerchantId merchant, SupplierId id) {
    return jdbc.sql("select * from commerce.suppliers where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(merchant, row))
        .optional();
  }

  SupplierView get(MerchantId merchant, SupplierId id) {
    return find(merchant, id).orElseThrow(Suppliers::unknown);
  }

  private byte[] sealed(MerchantId merchant, SupplierId id, SaveSupplier supplier) {
    return cipher.seal(
        place(merchant, id.value()),
        json.writeValueAsString(new Contact(supplier.contact(), supplier.phone())));
  }

  private SupplierView view(MerchantId merchant, ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var contact =
        json.readValue(cipher.open(place(merchant, id), row.getBytes("contact")), Contact.class);
    return new SupplierView(
        new SupplierId(id),
        row.getString("name"),
        contact.name(),
        contact.phone(),
        row.getString("return_address"),
        row.getBoolean("active"));
  }

  private static String place(MerchantId merchant, UUID id) {
    return "commerce.supplier:" + merchant + ":" + id;
  }

  static Refusal unknown() {
    return Refusal.notFound("commerce.supplier-unknown");
  }
}
