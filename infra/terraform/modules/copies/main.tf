# Where another region keeps copies of its buckets: called with the provider of the region that keeps them.

data "aws_caller_identity" "current" {}

module "key" {
  source   = "../key"
  for_each = var.buckets

  name        = "${var.name}-${each.key}-copy"
  description = "Copies of ${var.name}: ${each.key}"
}

module "bucket" {
  source   = "../bucket"
  for_each = var.buckets

  name            = "${var.name}-${each.key}-copy-${data.aws_caller_identity.current.account_id}"
  key_arn         = module.key[each.key].arn
  rules           = each.value.rules
  lock_days       = each.value.lock_days
  noncurrent_days = each.value.noncurrent_days
}
