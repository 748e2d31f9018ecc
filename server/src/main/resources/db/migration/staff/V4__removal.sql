call staff.introduce('merchant.remove', '{OWNER}');
