# the bucket is the output of bootstrap: terraform init -backend-config=bucket=NAME
terraform {
  backend "s3" {
    key          = "tidemill/dev.tfstate"
    region       = "ap-northeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
